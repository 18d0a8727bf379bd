extension LineageGraph {
  /// The beginning of a path, by its number.
  private struct Partial {
    var path: UInt32
    /// Length so far plus the shortest way that is left.
    var total: Int
  }

  /// The paths from any of some artifacts to any of others, shortest first; at most `limit`. O(pairs) searches.
  package func paths(
    from: [NodeID], to: [NodeID], via selection: EdgeSelection, limit: Int = 100
  ) -> [[Edge]] {
    let pairs = from.flatMap { start in to.map { (start, $0) } }
    let all = pairs.flatMap { paths(from: $0, to: $1, via: selection, limit: limit) }
    return pairs.count == 1
      ? all
      : Array(
        all.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
          .prefix(limit).map(\.element))
  }

  /// The simple paths from one artifact to another, shortest first, then by the ids of their nodes; at most `limit`.
  ///
  /// Best first with the exact distance that is left, so that a partial path is only extended when it leads to an
  /// answer: O(limit · length · degree · log²) on an acyclic graph, however many paths there are.
  package func paths(from: NodeID, to: NodeID, via selection: EdgeSelection, limit: Int = 100) -> [[Edge]] {
    var left = NodeTable(count: packed.nodeCount)
    left[to] = 0
    for visit in ancestors(of: [to], via: selection) { left[visit.node] = visit.distance }
    guard limit > 0, from != to, let distance = left[from] else { return [] }
    let tree = PathTree(start: from)
    var queue = Heap<Partial> { $0.total == $1.total ? tree.precedes($0.path, $1.path) : $0.total < $1.total }
    queue.push(Partial(path: 0, total: distance))
    var found: [[Edge]] = []
    while found.count < limit, let path = queue.pop()?.path {
      let last = tree.steps[Int(path)]
      let end = Int(last.node)
      guard end != to else {
        found.append(tree.edges(path).map { packed.edge($0.edge, to: $0.node) })
        continue
      }
      // No path of a graph without cycles is longer; that of a damaged file may be.
      guard last.length < packed.nodeCount else { continue }
      for row in packed.outputRows(end) {
        let edge = PackedEdge(word: packed.outputs[row])
        guard selection.tags >> edge.tag & 1 == 1, let rest = left[packed.end(edge)] else { continue }
        let next = tree.extend(path, by: packed.outputIndex[row], to: packed.end(edge))
        queue.push(Partial(path: next, total: Int(last.length) + 1 + rest))
      }
    }
    return found
  }

  /// The cycle that an edge from an input to its output would close, as the nodes in order from the output around to
  /// the output again; nil when it closes none.
  package func cycle(closedBy input: NodeID, to output: NodeID) -> [NodeID]? {
    if input == output { return [input, input] }
    return paths(from: output, to: input, via: .all, limit: 1).first.map { [output] + $0.map(\.to) + [output] }
  }
}
