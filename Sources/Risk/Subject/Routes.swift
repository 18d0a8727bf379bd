import Lineage

/// Everything from which one artifact is reached over a selection of edges, each with a shortest path to it.
/// Breadth first; among equally short ways the one over the smaller names. O(edges of the closure).
struct Routes {
  typealias NodeID = LineageGraph.NodeID

  /// The artifact first, then nearest first.
  private(set) var starts: [NodeID]
  /// The first edge of a shortest path from each start but the artifact itself.
  private var steps: [NodeID: LineageGraph.Edge] = [:]

  init(to node: NodeID, in graph: LineageGraph, where selects: (LineageGraph.Edge) -> Bool) {
    self.init(to: node, in: graph) { graph.inputs(of: $0).filter { edge in selects(edge) } }
  }

  /// - Parameters:
  ///   - until: where the search may end, because no other start will be asked for.
  ///   - inputs: the edges to follow backwards from a node.
  init(
    to node: NodeID, in graph: LineageGraph, until end: NodeID? = nil, over inputs: (NodeID) -> [LineageGraph.Edge]
  ) {
    starts = [node]
    var head = 0
    while head < starts.count, end.map({ steps[$0] == nil }) ?? true {
      let edges = inputs(starts[head])
      head += 1
      for edge in edges.sorted(by: { (graph[$0.from].name, $0.from) < (graph[$1.from].name, $1.from) })
      where edge.from != node && steps[edge.from] == nil {
        steps[edge.from] = edge
        starts.append(edge.from)
      }
    }
  }

  /// A shortest path from a start to the artifact; empty from the artifact itself.
  func path(from start: NodeID) -> [LineageGraph.Edge] {
    var path: [LineageGraph.Edge] = []
    var node = start
    while let edge = steps[node] {
      path.append(edge)
      node = edge.to
    }
    return path
  }
}
