import Lineage
import Testing

@Suite("kill -9 while the gate measures", .serialized)
struct KilledGateTests {
  private static let line = ["gate", "student", "--policy", "lineage/policy.yaml", "--format", "json"]

  @Test("At ten moments: no score is lost or asked twice, and the next run gives the undisturbed answer")
  func tenMoments() throws {
    let calm = try Demo.project()
    let undisturbed = try calm.stemma(Self.line)
    expect(undisturbed, exits: 1)
    let whole = try StoreContent(calm.path(Demo.store))
    var kills = 0
    for share in Moments.shares(10, seed: 3) {
      let project = try Demo.project()
      let killed = try project.stemma(Self.line) { launch in
        launch.killAfter = share * undisturbed.seconds
        launch.environment["STEMMA_NOW"] = "2026-01-30T12:00:00Z"
      }
      if killed.end == .killed(9) { kills += 1 }
      let kept = try StoreContent(project.path(Demo.store))
      #expect(kept.samples.count <= whole.samples.count)
      if killed.status != nil { expect(killed, exits: 1) }
      let resumed = try project.stemma(Self.line)
      try Self.compare(resumed, undisturbed, wasConcluded: kept.statements.contains { $0[1].contains("verdict") })
      let after = try StoreContent(project.path(Demo.store))
      // Scores that were there keep the time of the run that was killed.
      #expect(Set(kept.samples).isSubset(of: after.samples), "killed after \(share)")
      #expect(Set(kept.statements).isSubset(of: after.statements), "killed after \(share)")
      #expect(after.samples.map { $0.dropLast() } == whole.samples.map { $0.dropLast() })
    }
    #expect(kills > 0, "every run ended before its moment came")
  }

  /// The same measurements and the same verdict. A gate that had recorded its verdict before it was killed knows one
  /// thing more the next time: that the student was found to carry the trait.
  private static func compare(_ resumed: Answer, _ undisturbed: Answer, wasConcluded: Bool) throws {
    expect(resumed, exits: 1)
    let (now, calm) = (try resumed.json(), try undisturbed.json())
    #expect(now["traits"] == calm["traits"])
    #expect(now["verdict"] == calm["verdict"])
    if !wasConcluded { #expect(now["findings"] == calm["findings"]) }
  }
}
