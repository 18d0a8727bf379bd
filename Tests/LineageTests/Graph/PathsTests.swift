import Lineage
import Testing

@Suite("Paths between artifacts")
struct PathsTests {
  private func naive(_ graph: LineageGraph, _ from: Int, _ to: Int, _ selection: EdgeSelection) -> [[LineageGraph.Edge]]
  {
    graph.outputs(of: from).filter(selection.includes).flatMap { edge in
      (edge.to == to ? [[]] : naive(graph, edge.to, to, selection)).map { [edge] + $0 }
    }
  }

  @Test("All simple paths, shortest first, as enumeration finds them", arguments: 0..<100)
  func agreesWithEnumeration(seed: Int) {
    let graph = LineageGraph.random(seed: UInt64(seed), nodes: 8)
    for (from, to) in [(0, 7), (1, 7), (0, 5), (2, 6)] {
      for selection in EdgeSelection.allCases {
        let found = graph.paths(from: from, to: to, via: selection, limit: 10_000)
        let expected = naive(graph, from, to, selection)
        #expect(found.count == expected.count)
        #expect(found.allSatisfy(expected.contains))
        #expect(found.map(\.count) == found.map(\.count).sorted())
        #expect(graph.paths(from: from, to: to, via: selection, limit: 3) == Array(found.prefix(3)))
      }
    }
  }

  @Test("A lattice with more paths than atoms answers at once")
  func lattice() {
    let layers = 200
    let nodes = (0..<2 * layers).map { LineageGraph.Node(name: "n\($0)", kind: .model) }
    let edges = (0..<layers - 1).flatMap { layer in
      [(0, 0), (0, 1), (1, 0), (1, 1)].map {
        LineageGraph.Edge(
          from: 2 * layer + $0.0, to: 2 * layer + 2 + $0.1, role: .base, method: .merged, knowledge: .declared)
      }
    }
    let graph = LineageGraph(nodes: nodes, edges: edges)
    #expect(graph.paths(from: 0, to: 2 * layers - 1, via: .all, limit: 20).count == 20)
  }

  @Test("A chain of 50,000 with a second way at every step is no trouble")
  func long() {
    let count = 50_000
    let nodes = (0..<count).map { LineageGraph.Node(name: "n\($0)", kind: .model) }
    let edges = (1..<count).flatMap { node in
      [node - 1, max(0, node - 2)].map {
        LineageGraph.Edge(from: $0, to: node, role: .base, method: .merged, knowledge: .declared)
      }
    }
    let graph = LineageGraph(nodes: nodes, edges: edges)
    let paths = graph.paths(from: 0, to: count - 1, via: .all, limit: 3)
    #expect(paths.count == 3)
    #expect(paths.allSatisfy { $0.count == count / 2 })
  }

  @Test("A closed cycle is spelled out from the output round to it again; an edge that closes none is fine")
  func cycle() {
    let graph = LineageGraph.demo
    #expect(graph.cycle(closedBy: 5, to: 0)?.first == 0)
    #expect(graph.cycle(closedBy: 5, to: 0)?.last == 0)
    #expect(graph.cycle(closedBy: 5, to: 2) == [2, 3, 4, 5, 2])
    #expect(graph.cycle(closedBy: 0, to: 5) == nil)
    #expect(graph.cycle(closedBy: 3, to: 3) == [3, 3])
  }
}
