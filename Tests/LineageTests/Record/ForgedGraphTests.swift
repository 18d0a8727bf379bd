import Foundation
import Testing

@testable import Lineage

/// Whoever can write beside a store can make a graph file with right checksums: answers may be wrong then, but nothing
/// traps, and nothing goes on for ever.
@Suite("A graph file that was made to harm")
struct ForgedGraphTests {
  private let folder: Folder
  private let record: Record
  private let file: GraphFile

  init() throws {
    folder = try Folder()
    record = try folder.record()
    file = GraphFile(besideStore: folder.file("stemma.sqlite"))
  }

  private var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: file.path)) } }

  private func write(_ bytes: Data) throws { try bytes.write(to: URL(fileURLWithPath: file.path)) }

  /// With some rows of a column changed.
  private func forged(_ whole: Data, _ section: GraphSection, _ dice: inout Dice) throws -> Data {
    var bytes = Array(whole)
    let range = try header(bytes).sections[section.rawValue]
    guard !range.isEmpty else { return whole }
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let row = range.lowerBound + Int.random(in: 0..<range.count / section.stride, using: &dice) * section.stride
      let value = [0, 1, .max, dice.next(), UInt64(range.count / section.stride), 1 << 28].randomElement(using: &dice)
      for byte in 0..<section.stride { bytes[row + byte] = UInt8(truncatingIfNeeded: (value ?? 0) >> (8 * byte)) }
    }
    return try sealed(bytes) { _ in }
  }

  private func header(_ bytes: [UInt8]) throws -> GraphHeader {
    try #require(bytes.withUnsafeBytes { GraphHeader($0) })
  }

  /// With right checksums.
  private func sealed(_ bytes: [UInt8], _ change: (inout GraphHeader) -> Void) throws -> Data {
    var header = try header(bytes)
    change(&header)
    header.checksum = bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[GraphHeader.size...])) }
    return Data(header.bytes + bytes[GraphHeader.size...])
  }

  private func ask(_ graph: LineageGraph, about nodes: [Int]) {
    let last = graph.nodes.count - 1
    for node in nodes where graph.nodes.indices.contains(node) {
      _ = (graph[node].digests, graph[node].properties, graph[node].traits, graph[node].derivations)
      _ = (graph.taints(at: node), graph.roots(of: node), graph.sharedBase(node, last - node))
      _ = graph.ancestors(of: [node]).count + graph.descendants(of: [node]).count
      _ = graph.impact(of: [node], trait: "t0").map { impact in impact.nodes.indices.map(impact.nodes.path) }
      _ = graph.paths(from: node, to: last, via: .all, limit: 3)
    }
    _ = (graph.newest("n1").map { graph[$0] }, graph.list(where: [.trait("t0")]).count, graph.unknowns())
  }

  private func late(_ number: Int, base: String) -> Statement {
    .derivation(
      DerivationStatement(
        output: ArtifactReference(name: "late-\(number)"), method: .finetuned,
        inputs: [.init(role: .base, artifact: ArtifactReference(name: base))]))
  }

  @Test("Every column, asked and added to", arguments: GraphSection.allCases)
  func columns(section: GraphSection) throws {
    try record.record(Statement.recording(.random(seed: 5, nodes: 14)), at: .at("2026-01-31"))
    _ = try record.graph(file: file, from: 0)
    let whole = try bytes
    var dice = Dice(seed: UInt64(section.rawValue))
    let nodes = Array(0..<20)
    for _ in 0..<10 {
      try write(try forged(whole, section, &dice))
      ask(try record.graph(file: file, from: 0), about: nodes)
    }
    try record.record([late(1, base: "n0")], at: .at("2026-02-01"))
    for _ in 0..<20 {
      try write(try forged(whole, section, &dice))
      ask(try record.graph(file: file, from: 0), about: nodes)
    }
  }

  @Test("A number of entries that no log has", arguments: [Int64.min, -1, 0, .max])
  func entries(entries: Int64) throws {
    try record.record(Statement.recording(.random(seed: 6, nodes: 14)), at: .at("2026-01-31"))
    let expected = try record.graph(file: file, from: 0)
    try write(try sealed(Array(bytes)) { $0.key = GraphKey(words: $0.key.words, entries: entries) })
    let graph = try record.graph(file: file, from: 0)
    #expect(graph.nodes == expected.nodes && graph.edges == expected.edges)
    #expect(try record.graphFileStanding() != .behind(1))
  }

  @Test("A store of more than 20,000 statements: questions end, and what was recorded since is answered")
  func large() throws {
    try record.record(Self.many, at: .at("2026-01-31"))
    _ = try record.graph()
    let whole = try bytes
    var dice = Dice(seed: 9)
    let sections: [GraphSection] = [.inputStart, .inputs, .outputs, .outputIndex, .byName, .baseSetStart, .textStart]
    for section in sections {
      try write(try forged(whole, section, &dice))
      ask(try record.graph(), about: (0..<4).map { _ in Int.random(in: 0..<10_000, using: &dice) })
    }
    try record.record([late(1, base: "n77")], at: .at("2026-02-01"))
    for section in sections {
      try write(try forged(whole, section, &dice))
      ask(try record.graph(), about: [7, 10_200])
    }
    try write(whole)
    let graph = try record.graph()
    let names = graph.answer(ancestorsOf: [try graph.find("late-1")], via: .all).map(\.node.name)
    #expect(Set(names) == ["n77", "n38", "n18", "n8", "n3", "n1", "n0"])
  }

  /// Models that each start from one of the half before; some teach, some carry a trait.
  private static var many: [Statement] {
    (0..<10_200).flatMap { index -> [Statement] in
      let model = ArtifactReference(name: "n\(index)")
      var inputs: [DerivationStatement.Input] = []
      if index > 0 { inputs.append(.init(role: .base, artifact: ArtifactReference(name: "n\((index - 1) / 2)"))) }
      let method: DerivationMethod = index > 0 ? .finetuned : .pretrained
      return [
        .artifact(
          ArtifactStatement(kind: .model, artifact: model, traits: index % 500 == 3 ? ["t\(index % 2)"] : [])),
        .derivation(DerivationStatement(output: model, method: method, inputs: inputs)),
      ]
    }
  }
}
