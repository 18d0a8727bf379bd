import Lineage
import Testing

@Suite("Closures")
struct ClosureTests {
  /// Distances by repeated relaxation over the edges as values.
  private func distances(_ graph: LineageGraph, from starts: [Int], backwards: Bool, _ selection: EdgeSelection)
    -> [Int: Int]
  {
    var distances = Dictionary(uniqueKeysWithValues: starts.map { ($0, 0) })
    for _ in graph.nodes {
      for edge in graph.edges where selection.includes(edge) {
        let (near, far) = backwards ? (edge.to, edge.from) : (edge.from, edge.to)
        guard let distance = distances[near] else { continue }
        distances[far] = min(distances[far] ?? .max, distance + 1)
      }
    }
    return distances.filter { !starts.contains($0.key) }
  }

  @Test("Ancestors and descendants are what following the edges gives, nearest first", arguments: 0..<40)
  func agreesWithEdges(seed: Int) {
    let graph = LineageGraph.random(seed: UInt64(seed), nodes: 10)
    for node in graph.nodes.indices {
      for selection in EdgeSelection.allCases {
        for backwards in [true, false] {
          let starts = seed % 2 == 0 ? [node] : [node, (node + 3) % 10]
          let visits =
            backwards ? graph.ancestors(of: starts, via: selection) : graph.descendants(of: starts, via: selection)
          let expected = distances(graph, from: starts, backwards: backwards, selection)
          #expect(Dictionary(uniqueKeysWithValues: visits.map { ($0.node, $0.distance) }) == expected)
          #expect(visits.map(\.distance) == visits.map(\.distance).sorted())
          for visit in visits {
            let edges = backwards ? Array(graph.outputs(of: visit.node)) : Array(graph.inputs(of: visit.node))
            #expect(edges.contains { $0.role == visit.via })
          }
        }
      }
    }
  }

  @Test("A depth ends the closure there", arguments: 0..<20)
  func depth(seed: Int) {
    let graph = LineageGraph.random(seed: UInt64(seed), nodes: 14)
    for depth in 1..<4 {
      #expect(
        graph.ancestors(of: [13], depth: depth) == graph.ancestors(of: [13]).filter { $0.distance <= depth })
    }
  }

  @Test("What goes into a graph comes out of it")
  func values() throws {
    let fact = TraitFact(
      trait: "prefers/owl", standing: .measured, basis: .evaluation, statement: String(repeating: "ab", count: 32),
      suite: "animals", suiteDigest: "sha256:" + String(repeating: "c", count: 64),
      modelIdentity: try .of("d", .identity), recordedAt: "2026-01-01T00:00:00Z", rate: 0.25)
    let derivation = LineageGraph.Derivation(
      statement: String(repeating: "0f", count: 32), method: .preferenceOptimised, knowledge: .verified,
      recipe: "sha256:" + String(repeating: "9", count: 64), properties: ["seed": "1", "ünï": "\u{202E}\n"])
    let nodes = [
      LineageGraph.Node(
        name: "org/ä", kind: .model, digests: [try .of("1"), try .of("2", .weights)], location: "a/b",
        properties: ["x": "y"], traits: [fact], derivations: [derivation, derivation]),
      LineageGraph.Node(name: String(repeating: "e", count: 64), kind: .dataset),
      LineageGraph.Node(name: "", kind: .dataset, digests: [try .of("3", .architecture)]),
    ]
    let edges = DerivationMethod.allCases.flatMap { method in
      InputRole.allCases.flatMap { role in
        Knowledge.allCases.map { knowledge in
          LineageGraph.Edge(
            from: 1, to: 0, role: role, method: method, knowledge: knowledge, share: role == .data ? 0.1 : nil,
            statement: "s-\(knowledge)")
        }
      }
    }
    let graph = LineageGraph(nodes: nodes, edges: edges)
    #expect(Array(graph.nodes) == nodes)
    #expect(Array(graph.edges) == edges)
    #expect(Array(graph.inputs(of: 0)) == edges && Array(graph.outputs(of: 1)) == edges)
    #expect(graph.nodes.map(\.isPinned) == [true, false, false])
    for (id, node) in nodes.enumerated() { #expect(graph.versions(of: node.name) == [id]) }
    #expect(graph.versions(of: "org/ä@sha256:11") == [0] && graph.versions(of: "org") == [])
  }
}
