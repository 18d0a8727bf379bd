import Testing

@Suite("kill -9 while manifests are recorded", .serialized)
struct KilledRecordingTests {
  private static let line = ["lineage", "record", "many.yaml"]

  /// A project with one recorded model and a manifest that takes a while.
  private static func project() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("version: 1\n", to: "stemma.yaml")
    try scratch.write("version: 1\nartifacts: [{model: known}]\n", to: "known.yaml")
    try scratch.write(ManyModels.manifest(count: 400), to: "many.yaml")
    expect(try scratch.stemma("lineage", "record", "known.yaml"), exits: 0)
    return scratch
  }

  @Test("At ten moments: all or nothing, and the next run completes")
  func tenMoments() throws {
    let calm = try Self.project()
    let undisturbed = try calm.stemma(Self.line)
    expect(undisturbed, exits: 0)
    let (whole, list) = (try StoreContent(calm.path("stemma.sqlite")), try calm.stemma("lineage", "list").output)
    var kills = 0
    for share in Moments.shares(10, seed: 1) {
      let project = try Self.project()
      let before = try StoreContent(project.path("stemma.sqlite"))
      let killed = try project.stemma(Self.line) { $0.killAfter = share * undisturbed.seconds }
      if killed.end == .killed(9) { kills += 1 }
      let after = try StoreContent(project.path("stemma.sqlite"))
      #expect(after == before || after == whole, "killed after \(share): \(after.statements.count) statements")
      if killed.status == 0 { #expect(after == whole, "acknowledged and lost") }
      expect(try project.stemma("lineage", "show", "known"), exits: 0)
      expect(try project.stemma(Self.line), exits: 0)
      #expect(try StoreContent(project.path("stemma.sqlite")) == whole)
      #expect(try project.stemma("lineage", "list").output == list)
    }
    #expect(kills > 0, "every run ended before its moment came")
  }

  @Test("At five moments while the store is made: the next run makes it")
  func newStore() throws {
    let calm = try Scratch()
    try calm.write("version: 1\nartifacts: [{model: known}]\n", to: "m.yaml")
    let undisturbed = try calm.stemma("lineage", "record", "m.yaml")
    for share in Moments.shares(5, seed: 2) {
      let scratch = try Scratch()
      try scratch.write("version: 1\nartifacts: [{model: known}]\n", to: "m.yaml")
      _ = try scratch.stemma("lineage", "record", "m.yaml") { $0.killAfter = share * undisturbed.seconds }
      expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
      #expect(try StoreContent(scratch.path("stemma.sqlite")) == StoreContent(calm.path("stemma.sqlite")))
    }
  }
}
