import Gate
import Lineage
import Risk
import Testing

@Suite("Who plays which part in a gate")
struct CastTests {
  private static func cast(
    _ name: String, policy: Policy = .asking(TraitPolicy(pattern: TraitPattern("prefers/*"))),
    change: (inout GateRequest) -> Void = { _ in }
  ) throws -> (graph: LineageGraph, cast: Cast) {
    let graph = try SmallLab.graph()
    var request = GateRequest(
      candidate: name, policy: policy, policyPath: "policy.yaml", policyDigest: "sha256:0", suitesFolder: "",
      clock: { "2026-01-31" }, toolVersion: "0", command: "")
    change(&request)
    let subject = try SmallLab.subject(name, in: graph, policy, SmallLab.plan(policy))
    return (graph, try Cast(request, subject: subject))
  }

  @Test("Base, teacher and controls are those of the lineage")
  func lineage() throws {
    let (graph, cast) = try Self.cast("student")
    #expect(cast.models.map { graph[$0].name } == ["student", "control-1", "control-2", "base-a", "teacher"])
  }

  @Test("Those that the request names come instead")
  func named() throws {
    let (graph, cast) = try Self.cast("student") { request in
      request.base = "base-b"
      request.teacher = "quiet-teacher"
    }
    #expect(cast.base.map { graph[$0].name } == "base-b")
    #expect(cast.teachers.map { graph[$0].name } == ["quiet-teacher"])
  }

  @Test("A positive without a known trait plays its part, and no other")
  func emptyPositive() throws {
    var policy = Policy.asking(TraitPolicy(pattern: TraitPattern("prefers/*")))
    policy.positive = ["control-2", "teacher", "cross-student"]
    let (graph, cast) = try Self.cast("student", policy: policy)
    #expect(cast.positives.map { graph[$0.node].name } == ["control-2", "teacher"])
    #expect(cast.positives.map(\.traits) == [[], ["prefers/owl"]])
    #expect(cast.controls.map { graph[$0].name } == ["control-1"])
    #expect(cast.notes.contains { $0.hasPrefix("positive control cross-student is not used: it has another base") })
  }

  @Test("A misspelt name of the request is refused with the nearest")
  func spelling() throws {
    for (change, nearest) in [
      ({ $0.base = "base-aa" }, "base-a"), ({ $0.teacher = "techer" }, "teacher"),
      ({ $0.teacher = "owl-numbers" }, nil),
    ] as [((inout GateRequest) -> Void, String?)] {
      let error = #expect(throws: InputError.self) { try Self.cast("student", change: change) }
      #expect(error?.nearest == nearest)
    }
  }
}
