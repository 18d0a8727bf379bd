import Lineage
import Testing

@Suite("Shortest ways from everything that an artifact was made from")
struct RoutesTests {
  /// By going over all edges again and again.
  private func distances(_ graph: LineageGraph, to node: Int, _ selection: EdgeSelection) -> [Int: Int] {
    var distances = [node: 0]
    for round in 1...graph.nodes.count {
      for edge in graph.edges where selection.includes(edge) && distances[edge.to] == round - 1 {
        if distances[edge.from] == nil { distances[edge.from] = round }
      }
    }
    return distances
  }

  private func routes(
    _ graph: LineageGraph, to node: Int, _ selection: EdgeSelection, until end: Int? = nil
  ) -> Routes {
    Routes(to: node, in: graph, until: end) { hop in
      switch selection {
      case .initialisation: hop.isInitialisation
      case .data: [.data, .teacher, .judge].contains(hop.role)
      case .all: true
      }
    }
  }

  @Test("Everything is found once, nearest first, with a path of its distance", arguments: UInt64(0)..<60)
  func reference(seed: UInt64) {
    let graph = LineageGraph.random(seed: seed)
    for node in graph.nodes.indices {
      for selection in EdgeSelection.allCases {
        let distances = distances(graph, to: node, selection)
        let routes = routes(graph, to: node, selection)
        #expect(Set(routes.starts) == Set(distances.keys) && routes.starts.count == distances.count)
        #expect(routes.starts.map { distances[$0] ?? -1 } == distances.values.sorted())
        for (place, start) in routes.starts.enumerated() {
          let path = routes.path(at: place)
          #expect(path.count == distances[start])
          #expect(path.isEmpty || path.first?.from == start && path.last?.to == node)
          #expect(zip(path, path.dropFirst()).allSatisfy { $0.to == $1.from })
          #expect(path.allSatisfy(selection.includes))
        }
      }
    }
  }

  @Test("A search for one start ends there with the same path", arguments: UInt64(0)..<30)
  func until(seed: UInt64) {
    let graph = LineageGraph.random(seed: seed)
    let node = graph.nodes.count - 1
    let all = routes(graph, to: node, .all)
    for (place, start) in all.starts.enumerated() {
      #expect(routes(graph, to: node, .all, until: start).lastPath == all.path(at: place))
    }
  }
}
