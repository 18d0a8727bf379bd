import Store
import Testing

@testable import Lineage

@Suite("Two stores become one")
struct MergingTests {
  private func model(_ name: String) -> Statement {
    .artifact(ArtifactStatement(kind: .model, artifact: ArtifactReference(name: name)))
  }

  private func derivation(_ output: String, from base: String) -> Statement {
    .derivation(
      DerivationStatement(
        output: ArtifactReference(name: output), method: .finetuned,
        inputs: [DerivationStatement.Input(role: .base, artifact: ArtifactReference(name: base))]))
  }

  /// Statements of a random lineage without a cycle: a model is made from models of smaller numbers only.
  private func statements(_ random: inout SeededWords) -> [Statement] {
    (0..<12).map { _ in
      let output = Int(random.next() % 8)
      if output == 0 { return model("m0") }
      return derivation("m\(output)", from: "m\(random.next() % UInt64(output))")
    }
  }

  private func record(_ folder: Folder, _ name: String, _ statements: [Statement], day: Int) throws -> Record {
    let record = Record(store: try Store(path: folder.path + "/\(name).sqlite", access: .create))
    for (index, statement) in statements.enumerated() {
      let time = "2026-01-0\(day)T00:00:\(index < 10 ? "0" : "")\(index)Z"
      try record.record([statement], at: try #require(Timestamp(time)))
    }
    return record
  }

  /// All that a store knows, whatever the order in which it came in.
  private func knowledge(_ record: Record) throws -> [String] {
    let said = try record.entries().map { "\($0.id) \($0.recordedAt)" }.sorted()
    let graph = try record.graph(asOf: Timestamp("2026-01-01T00:00:05Z"))
    let edges = graph.edges.map { "\(graph.name(of: $0.from)) \(graph.name(of: $0.to)) \($0.statement)" }.sorted()
    let views = ["statements_view", "artifacts", "edges", "traits"]
    let asked = try views.flatMap { view in
      let columns = view == "statements_view" ? "id, kind, recorded_at" : "*"
      let query = Query(sql: "SELECT \(columns) FROM \(view)", rowLimit: 1_000, seconds: 60)
      return try query.answer(store: record.store.path).rows.map { "\(view) \($0)" }.sorted()
    }
    return said + edges + asked + (try record.graph()).list().map(\.name)
  }

  @Test("It does not matter which is merged into which, nor how often", arguments: 0..<12)
  func commutative(seed: UInt64) throws {
    let folder = try Folder()
    var random = SeededWords(seed: seed)
    let (left, right) = (statements(&random), statements(&random))
    let a = try record(folder, "a", left, day: 1)
    let b = try record(folder, "b", right, day: seed.isMultiple(of: 2) ? 1 : 2)
    let c = try record(folder, "c", left, day: 1)
    let count = try a.entries().count
    let outcome = try a.merge(from: b.store)
    #expect(try a.entries().count == count + outcome.added)
    #expect(try b.entries().count == outcome.added + outcome.common)
    _ = try b.merge(from: c.store)
    #expect(try knowledge(a) == knowledge(b))
    let before = try knowledge(a)
    let again = try a.merge(from: b.store)
    #expect(again.added == 0 && again.earlier == 0)
    #expect(try knowledge(a) == before)
    #expect(try a.check().isSound)
    try a.rebuild()
    #expect(try knowledge(a) == before)
  }

  @Test("A merge that would close a cycle changes nothing and spells the cycle out")
  func cycle() throws {
    let folder = try Folder()
    let a = try record(folder, "a", [derivation("x", from: "y")], day: 1)
    let b = try record(folder, "b", [derivation("y", from: "x")], day: 1)
    let error = #expect(throws: InputError.self) { try a.merge(from: b.store) }
    #expect(error?.message.contains("cycle") == true && error?.message.contains("x") == true)
    #expect(try a.entries().count == 1)
  }

  @Test("A name that is a model here and a dataset there is refused")
  func kinds() throws {
    let folder = try Folder()
    let a = try record(folder, "a", [model("x")], day: 1)
    let dataset = Statement.artifact(ArtifactStatement(kind: .dataset, artifact: ArtifactReference(name: "x")))
    let b = try record(folder, "b", [dataset], day: 1)
    #expect(throws: InputError.self) { try a.merge(from: b.store) }
    #expect(try a.entries().count == 1)
  }
}

/// A small generator with a seed (SplitMix64).
private struct SeededWords {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
