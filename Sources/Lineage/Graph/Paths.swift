extension LineageGraph {
  /// The beginning of a path: its edges by number and the nodes that they lead to.
  private struct Partial {
    var edges: [Int] = []
    var nodes: [NodeID]
    /// Length so far plus the shortest way that is left.
    var total: Int
  }

  /// The simple paths from one artifact to another, shortest first, then by the ids of their nodes; at most `limit`.
  ///
  /// Best first with the exact distance that is left, so that a partial path is only extended when it leads to an
  /// answer: O(limit · length · degree · log) on an acyclic graph, however many paths there are.
  package func paths(from: NodeID, to: NodeID, via selection: EdgeSelection, limit: Int = 100) -> [[Edge]] {
    var left = NodeTable(count: packed.nodeCount)
    left[to] = 0
    for visit in ancestors(of: [to], via: selection) { left[visit.node] = visit.distance }
    guard limit > 0, from != to, let distance = left[from] else { return [] }
    var queue = Heap<Partial>(by: Self.precedes)
    queue.push(Partial(nodes: [from], total: distance))
    var found: [[Edge]] = []
    while found.count < limit, let partial = queue.pop() {
      guard let end = partial.nodes.last, end != to else {
        found.append(zip(partial.edges, partial.nodes.dropFirst()).map { packed.edge($0, to: $1) })
        continue
      }
      for row in packed.outputRows(end) {
        let edge = PackedEdge(word: packed.outputs[row])
        let next = packed.end(edge)
        guard selection.tags >> edge.tag & 1 == 1, let rest = left[next], !partial.nodes.contains(next) else {
          continue
        }
        queue.push(
          Partial(
            edges: partial.edges + [Int(packed.outputIndex[row])], nodes: partial.nodes + [next],
            total: partial.edges.count + 1 + rest))
      }
    }
    return found
  }

  private static func precedes(_ left: Partial, _ right: Partial) -> Bool {
    if left.total != right.total { return left.total < right.total }
    for (first, second) in zip(left.nodes, right.nodes) where first != second { return first < second }
    for (first, second) in zip(left.edges, right.edges) where first != second { return first < second }
    return left.edges.count > right.edges.count
  }

  /// The cycle that an edge from an input to its output would close, as the nodes in order from the output around to
  /// the output again; nil when it closes none.
  package func cycle(closedBy input: NodeID, to output: NodeID) -> [NodeID]? {
    if input == output { return [input, input] }
    return paths(from: output, to: input, via: .all, limit: 1).first.map { [output] + $0.map(\.to) + [output] }
  }
}
