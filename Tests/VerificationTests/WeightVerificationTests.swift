import Lineage
import Testing

@testable import Verification

@Suite("What weights say of the record")
struct WeightVerificationTests {
  /// base-a → student; base-b alone.
  private let graph: LineageGraph

  init() throws {
    let digest = try #require(Digest(scheme: .weights, hex: String(repeating: "a", count: 64)))
    graph = LineageGraph(
      nodes: [
        LineageGraph.Node(name: "base-a", kind: .model), LineageGraph.Node(name: "base-b", kind: .model),
        LineageGraph.Node(name: "student", kind: .model, digests: [digest]),
      ],
      edges: [LineageGraph.Edge(from: 0, to: 2, role: .base, method: .finetuned, knowledge: .declared)])
  }

  private func verification(_ left: Networks.Tensors, _ right: Networks.Tensors, against other: Int) throws
    -> WeightVerification
  {
    WeightVerification(2, against: other, in: graph, result: try Networks().check(left, right))
  }

  @Test("A declared base is borne out or contradicted")
  func declared() throws {
    let base = Networks.random(1)
    let same = try verification(Networks.tuned(base, by: 0.005), base, against: 0)
    #expect(same.recorded == .base && !same.isContradiction)
    #expect(try verification(Networks.random(2), base, against: 0).isContradiction)
  }

  @Test("A shared base that the record does not know contradicts it, and independence of strangers does not")
  func undeclared() throws {
    let base = Networks.random(1)
    let found = try verification(Networks.tuned(base, by: 0.005), base, against: 1)
    #expect(found.recorded == .none && found.isContradiction)
    #expect(try !verification(Networks.random(2), base, against: 1).isContradiction)
  }

  @Test("The observation names both, with their digests, the p-value and what it cannot show")
  func observation() throws {
    let base = Networks.random(1)
    let found = try verification(Networks.tuned(base, by: 0.005), base, against: 0)
    let statement = found.observation(in: graph, at: try #require(Timestamp("2026-03-01")))
    try Statement.observation(statement).validate()
    #expect(statement.check == "weights" && statement.outcome == "shared-base")
    #expect(statement.subjects.map(\.name) == ["student", "base-a"] && statement.subjects[0].digests.count == 1)
    #expect((statement.statistics["p-log10"] ?? 0) < -6 && statement.statistics["tensors-changed"] == 6)
    #expect(statement.assumptions.contains { $0.contains("cannot") || $0.contains("does not say") })
  }
}
