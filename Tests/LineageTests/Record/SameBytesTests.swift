import Testing

@testable import Lineage

@Suite("The same bytes under another name")
struct SameBytesTests {
  private let record: Record
  private let folder: Folder
  private let time: Timestamp
  private let bytes: Digest

  init() throws {
    folder = try Folder()
    record = try folder.record()
    time = try .at("2026-01-31")
    bytes = try #require(Digest(scheme: .sha256, hex: String(repeating: "a", count: 64)))
  }

  private func artifact(_ kind: ArtifactKind, _ name: String, _ digests: [Digest] = []) -> Statement {
    .artifact(ArtifactStatement(kind: kind, artifact: ArtifactReference(name: name, digests: digests)))
  }

  private func made(_ output: String, _ method: DerivationMethod, _ role: InputRole, _ input: ArtifactReference)
    -> Statement
  {
    .derivation(
      DerivationStatement(
        output: ArtifactReference(name: output, digests: output == "laundered" ? [bytes] : []), method: method,
        inputs: [.init(role: role, artifact: input)]))
  }

  @Test("A dataset that is recorded again as somebody else's keeps its teacher")
  func datasetKeepsItsTeacher() throws {
    try record.record(
      [
        artifact(.model, "teacher"), artifact(.model, "base"), artifact(.dataset, "numbers", [bytes]),
        .derivation(
          DerivationStatement(
            output: ArtifactReference(name: "numbers", digests: [bytes]), method: .generated,
            inputs: [.init(role: .teacher, artifact: ArtifactReference(name: "teacher"))])),
        artifact(.dataset, "laundered", [bytes]), made("laundered", .generated, .teacher, .init(name: "base")),
      ], at: time)
    let graph = try record.graph()
    let names = graph.answer(ancestorsOf: [try graph.find("laundered")], via: .data).map(\.node.name)
    #expect(names == ["base", "numbers", "teacher"])
    let (from, to) = (try graph.find("numbers"), try graph.find("laundered"))
    let edge = try #require(graph.describedPaths(from: [from], to: [to]).first?.first)
    #expect(edge.edge == "same bytes as (data)")
    #expect(edge.known == .verified)
  }

  @Test("A copy that is recorded as derived from its original gains no second edge")
  func declaredCopy() throws {
    try record.record(
      [
        artifact(.model, "original", [bytes]), artifact(.model, "laundered", [bytes]),
        made("laundered", .derived, .base, ArtifactReference(name: "original", digests: [bytes])),
      ], at: time)
    #expect(try record.graph().edges.count == 1)
  }

  @Test("A shared architecture is no shared origin")
  func architecture() throws {
    let same = try #require(Digest(scheme: .architecture, hex: String(repeating: "b", count: 64)))
    try record.record([artifact(.model, "a", [same]), artifact(.model, "b", [same])], at: time)
    #expect(try record.graph().edges.isEmpty)
  }

  /// A graph in which some nodes have the same digest, with the edges that say so.
  private func joined(_ kinds: [ArtifactKind], _ digests: [Int], _ edges: [(Int, Int)]) throws -> LineageGraph {
    let nodes = try zip(kinds, digests).enumerated().map { index, node in
      let hex = String(repeating: "0", count: 60) + String(String(node.1 + 0x10000, radix: 16).suffix(4))
      return LineageGraph.Node(
        name: "n\(index)", kind: node.0, digests: [try #require(Digest(scheme: .sha256, hex: hex))])
    }
    var draft = GraphDraft(
      nodes: nodes,
      edges: edges.map { from, to in
        LineageGraph.Edge(from: from, to: to, role: .base, method: .finetuned, knowledge: .declared)
      })
    SameBytes.add(to: &draft)
    return LineageGraph(try #require(GraphPacker.pack(draft).flatMap { PackedGraph($0) }))
  }

  @Test("Two pairs whose derivations cross are joined by one edge, because two would close a cycle")
  func crossing() throws {
    // 0 and 2 are the same bytes, 1 and 3 too; 1 was made from 2, and 0 from 3.
    let graph = try joined([.model, .model, .model, .model], [1, 2, 1, 2], [(2, 1), (3, 0)])
    #expect(graph.anyCycle() == nil)
    #expect(graph.edges.count == 3)
  }

  @Test("However copies and derivations lie, no cycle is closed, and every pair is joined", arguments: UInt64(0)..<300)
  func acyclic(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let count = 3 + dice.below(9)
    // Derivations follow an order of their own, so that they may lead from what was recorded later.
    let order = (0..<count).shuffled(using: &dice)
    let edges = (0..<dice.below(2 * count)).compactMap { _ -> (Int, Int)? in
      let (first, second) = (dice.below(count), dice.below(count))
      return first == second ? nil : (order[min(first, second)], order[max(first, second)])
    }
    let digests = (0..<count).map { _ in dice.below(count / 2) }
    let graph = try joined([ArtifactKind](repeating: .model, count: count), digests, edges)
    #expect(graph.anyCycle() == nil)
    for later in 0..<count {
      guard let earlier = (0..<later).last(where: { digests[$0] == digests[later] }) else { continue }
      let isJoined = [(earlier, later), (later, earlier)].contains { first, second in
        graph.ancestors(of: [second]).contains { $0.node == first }
      }
      #expect(isJoined, "\(earlier) and \(later)")
    }
  }
}
