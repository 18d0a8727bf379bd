import Lineage
import Testing

@Suite("Shared bases")
struct SharedBaseTests {
  /// Distance and weakest edge of every model of the initialisation closure over shortest chains, the first edge found
  /// counting.
  private func chain(_ graph: LineageGraph, _ model: Int) -> [Int: (distance: Int, known: Knowledge)] {
    var chain: [Int: (distance: Int, known: Knowledge)] = [model: (0, .verified)]
    var queue = [model]
    while !queue.isEmpty {
      let node = queue.removeFirst()
      guard let here = chain[node] else { continue }
      for edge in graph.inputs(of: node) where edge.isInitialisation && chain[edge.from] == nil {
        chain[edge.from] = (here.distance + 1, min(here.known, edge.knowledge))
        queue.append(edge.from)
      }
    }
    return chain
  }

  private func naive(_ graph: LineageGraph, _ left: Int, _ right: Int) -> SharedBase {
    let (onLeft, onRight) = (chain(graph, left), chain(graph, right))
    let ranked = onLeft.compactMap { node, here in
      onRight[node].map { (here.distance + $0.distance, max(here.distance, $0.distance), node) }
    }
    if let best = ranked.min(by: <), let here = onLeft[best.2], let there = onRight[best.2] {
      return .yes(base: best.2, distances: (here.distance, there.distance), known: min(here.known, there.known))
    }
    return graph.roots(of: left).isComplete && graph.roots(of: right).isComplete ? .no : .unknown
  }

  @Test("The nearest meeting point of two chains is the one that comparing them gives", arguments: 0..<60)
  func agreesWithChains(seed: Int) {
    let graph = LineageGraph.random(seed: UInt64(seed), nodes: 12)
    for left in graph.nodes.indices {
      for right in graph.nodes.indices {
        #expect(graph.sharedBase(left, right) == naive(graph, left, right))
      }
    }
  }

  @Test("Merges of more origins than a list holds still meet, or do not")
  func manyOrigins() {
    let pretrained = [LineageGraph.Derivation(statement: "d", method: .pretrained, knowledge: .declared)]
    let count = 100
    var nodes = (0..<count).map { LineageGraph.Node(name: "root-\($0)", kind: .model, derivations: pretrained) }
    nodes += ["low", "high", "all"].map { LineageGraph.Node(name: $0, kind: .model) }
    func merge(_ from: Int, _ to: Int) -> LineageGraph.Edge {
      LineageGraph.Edge(from: from, to: to, role: .base, method: .merged, knowledge: .declared)
    }
    let edges =
      (0..<50).map { merge($0, count) } + (50..<100).map { merge($0, count + 1) }
      + (0..<100).map { merge($0, count + 2) }
    let graph = LineageGraph(nodes: nodes, edges: edges)
    #expect(graph.sharedBase(count, count + 1) == .no)
    #expect(graph.sharedBase(count, count + 2) == .yes(base: 0, distances: (1, 1), known: .declared))
    #expect(graph.sharedBase(99, count + 2) == .yes(base: 99, distances: (0, 1), known: .declared))
    #expect(graph.sharedBase(99, count) == .no)
  }
}
