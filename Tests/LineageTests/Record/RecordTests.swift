import Foundation
import Lineage
import Store
import Testing

@Suite("Recording statements")
struct RecordTests {
  private let folder: Folder
  private let record: Record
  private let time: Timestamp

  init() throws {
    folder = try Folder()
    record = try folder.record()
    time = try .at("2026-01-31T12:00:00Z")
  }

  private func model(_ name: String, _ digests: [Digest] = [], traits: [String] = []) -> Statement {
    .artifact(
      ArtifactStatement(kind: .model, artifact: ArtifactReference(name: name, digests: digests), traits: traits))
  }

  private func tuned(_ output: ArtifactReference, from base: ArtifactReference) -> Statement {
    .derivation(DerivationStatement(output: output, method: .finetuned, inputs: [.init(role: .base, artifact: base)]))
  }

  private func tuned(_ output: String, from base: String) -> Statement {
    tuned(ArtifactReference(name: output), from: ArtifactReference(name: base))
  }

  @Test("Recording again changes nothing")
  func idempotent() throws {
    let statements = [model("a"), tuned("b", from: "a")]
    #expect(try record.record(statements, at: time) == .init(recorded: 2, unchanged: 0))
    #expect(try record.record(statements + statements, at: .at("2027-01-01")) == .init(recorded: 0, unchanged: 4))
    #expect(try record.entries().map(\.recordedAt) == [time.description, time.description])
  }

  @Test("A derivation that would close a cycle is refused with the cycle, and nothing of its batch is recorded")
  func cycle() throws {
    try record.record([tuned("b", from: "a"), tuned("c", from: "b")], at: time)
    let error = #expect(throws: InputError.self) {
      try record.record([model("other"), tuned("a", from: "c")], at: time)
    }
    #expect(error?.message.contains("a → b → c → a") == true || error?.message.contains("→ c → a → b") == true)
    #expect(try record.entries().count == 2)
    #expect(throws: InputError.self) { try record.record([tuned("x", from: "x")], at: time) }
  }

  @Test("A name is a model or a dataset, never both")
  func kinds() throws {
    try record.record([model("a")], at: time)
    #expect(throws: InputError.self) {
      try record.record(
        [.artifact(ArtifactStatement(kind: .dataset, artifact: ArtifactReference(name: "a")))], at: time)
    }
    #expect(try record.entries().count == 1)
  }

  @Test("Versions are told apart by digest, until something refers to the name alone")
  func versions() throws {
    let (one, two) = (
      ArtifactReference(name: "m", digests: [try .of("1")]), ArtifactReference(name: "m", digests: [try .of("2")])
    )
    try record.record([model("m", one.digests), model("m", two.digests), tuned(two, from: one)], at: time)
    var graph = try record.graph()
    #expect(graph.versions(of: "m").count == 2)
    #expect(graph.newest("m").map { graph[$0].digests } == two.digests)
    #expect(graph.versions(of: "m@sha256:11").count == 1)
    try record.record([tuned(ArtifactReference(name: "n"), from: two)], at: time)
    // A version that was made from another cannot be one with it.
    #expect(throws: InputError.self) { try record.record([tuned("o", from: "m")], at: time) }
    try record.record([model("p", one.digests), model("p", two.digests), tuned("q", from: "p")], at: time)
    graph = try record.graph()
    #expect(graph.versions(of: "p").count == 1)
    #expect(graph.newest("p").map { graph[$0].digests.count } == 2)
  }

  @Test("A verdict that knows only the identity is about the version that has it")
  func identity() throws {
    let identity = try Digest.of("e", .identity)
    let sample = try StatementTests.samples()
    try record.record(
      [model("org/student@main", [try .of("1"), identity]), model("org/student@main", [try .of("2")])], at: time)
    guard case .verdict(var verdict) = sample[3] else { return }
    verdict.candidate = ArtifactReference(name: "org/student@main", digests: [identity])
    try record.record([.verdict(verdict)], at: time)
    let graph = try record.graph()
    let versions = graph.versions(of: "org/student@main")
    #expect(versions.count == 2)
    #expect(versions.map { graph[$0].traits.map(\.standing) } == [[.carries], []])
    #expect(graph[versions[0]].traits.first?.modelIdentity == identity)
  }

  @Test("Traits come from declarations, evaluations and verdicts, oldest first")
  func traits() throws {
    let samples = try StatementTests.samples()
    try record.record(Array(samples.prefix(4)), at: time)
    let graph = try record.graph()
    let node = try #require(graph.newest("org/student@main"))
    #expect(graph[node].traits.map(\.basis) == [.declared, .declared, .evaluation, .evaluation, .verdict])
    #expect(graph[node].traits.map(\.trait) == ["prefers/owl", "z/y", "prefers/owl", "t", "prefers/owl"])
    #expect(graph[node].traits[2].rate == 0.7)
    #expect(graph[node].derivations.first?.recipe?.hasPrefix("sha256:") == true)
    #expect(graph[node].properties == ["seed": "1"])
    #expect(graph.inputs(of: node).map(\.share) == [nil, 0.25])
  }

  @Test("A retraction ends what a statement says; a retracted retraction brings it back; neither is deleted")
  func retraction() throws {
    let edge = tuned("b", from: "a")
    try record.record([edge, model("a"), model("b")], at: time)
    let retraction = Statement.retraction(RetractionStatement(retracts: edge.id, reason: "typo", retractedAt: time))
    try record.record([retraction], at: .at("2026-03-01"))
    #expect(try record.graph().edges.isEmpty)
    #expect(try record.graph(asOf: .at("2026-02-01")).edges.count == 1)
    // With the edge gone, its reverse closes no cycle; then the edge may not come back.
    try record.record([tuned("a", from: "b")], at: .at("2026-03-02"))
    let again = Statement.retraction(
      RetractionStatement(retracts: retraction.id, reason: "right after all", retractedAt: time))
    #expect(throws: InputError.self) { try record.record([again], at: .at("2026-04-01")) }
    #expect(try record.entries().count == 5)
    #expect(throws: InputError.self) {
      try record.record(
        [.retraction(RetractionStatement(retracts: String(repeating: "9", count: 64), reason: "", retractedAt: time))],
        at: time)
    }
  }

  @Test("The graph of an earlier day has what was recorded until then")
  func asOf() throws {
    try record.record([model("a")], at: .at("2026-01-01"))
    try record.record([tuned("b", from: "a")], at: .at("2026-01-02"))
    #expect(try record.graph(asOf: .at("2026-01-01")).nodes.map(\.name) == ["a"])
    #expect(try record.graph(asOf: .at("2026-01-02")).nodes.count == 2)
    #expect(try record.graph(asOf: .at("2025-12-31")).nodes.isEmpty)
  }

  @Test("The index made anew gives the same graph", arguments: 0..<20)
  func rebuild(seed: Int) throws {
    let random = LineageGraph.random(seed: UInt64(seed), nodes: 12)
    var statements = try StatementTests.samples()
    statements.removeAll { $0.kind == "retraction" }
    statements += Statement.recording(random)
    var dice = Dice(seed: UInt64(seed))
    try record.record(statements.shuffled(using: &dice), at: time)
    try record.record(
      [.retraction(RetractionStatement(retracts: statements[6].id, reason: "test", retractedAt: time))], at: time)
    let before = try record.graph()
    try record.rebuild()
    let after = try record.graph()
    #expect(after.nodes == before.nodes)
    #expect(after.edges == before.edges)
  }

  @Test("A recorded lineage has the closures of the lineage that was recorded", arguments: 0..<20)
  func closures(seed: Int) throws {
    let random = LineageGraph.random(seed: UInt64(seed), nodes: 12)
    var dice = Dice(seed: UInt64(seed))
    try record.record(Statement.recording(random).shuffled(using: &dice), at: time)
    let graph = try record.graph()
    for (id, node) in random.nodes.enumerated() {
      let recorded = try #require(graph.newest(node.name))
      #expect(
        Set(graph.ancestors(of: [recorded]).map { graph[$0.node].name })
          == Set(random.ancestors(of: [id]).map { random[$0.node].name }))
      #expect(graph.taints(at: recorded).map(\.path.weight) == random.taints(at: id).map(\.path.weight))
    }
  }

  @Test("Two writers at once record everything once")
  func concurrency() async throws {
    let path = folder.file("stemma.sqlite")
    let time = time
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let record = Record(store: try Store(path: path, access: .readWrite))
          return try (0..<20).reduce(0) { count, index in
            let statement = Statement.artifact(
              ArtifactStatement(kind: .model, artifact: ArtifactReference(name: "m\(index)")))
            return count + (try record.record([statement], at: time)).recorded
          }
        }
      }
      let recorded = try await group.reduce(0, +)
      #expect(recorded == 20)
    }
    #expect(try record.graph().nodes.count == 20)
  }
}

extension Statement {
  /// Statements that say what the graph says.
  static func recording(_ graph: LineageGraph) -> [Statement] {
    graph.nodes.indices.flatMap { id -> [Statement] in
      let node = graph[id]
      let reference = ArtifactReference(name: node.name)
      let artifact = Statement.artifact(
        ArtifactStatement(kind: node.kind, artifact: reference, traits: node.traits.map(\.trait)))
      let inputs = graph.inputs(of: id)
      let methods = Set(inputs.map(\.method)).union(node.derivations.map(\.method))
      return [artifact]
        + methods.sorted { $0.rawValue < $1.rawValue }.map { method in
          .derivation(
            DerivationStatement(
              output: reference, method: method,
              inputs: inputs.filter { $0.method == method }.map {
                .init(role: $0.role, artifact: ArtifactReference(name: graph[$0.from].name), share: $0.share)
              }))
        }
    }
  }
}
