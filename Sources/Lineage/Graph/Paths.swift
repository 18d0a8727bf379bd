extension LineageGraph {
  private struct Partial {
    var edges: [Int]
    var end: NodeID
    /// Length so far plus the shortest way that is left.
    var total: Int
  }

  /// The simple paths from one artifact to another, shortest first, then by the ids of their nodes; at most `limit`.
  ///
  /// Best first with the exact distance that is left, so that a partial path is only extended when it leads to an
  /// answer: O(limit · length · degree · log) on an acyclic graph, however many paths there are.
  package func paths(from: NodeID, to: NodeID, via selection: EdgeSelection, limit: Int = 100) -> [[Edge]] {
    let left = ancestors(of: [to], via: selection).reduce(into: [to: 0]) { $0[$1.node] = $1.distance }
    guard limit > 0, from != to, let distance = left[from] else { return [] }
    var queue = Heap<Partial> { [edges] in Self.precedes($0, $1, edges) }
    queue.push(Partial(edges: [], end: from, total: distance))
    var found: [[Edge]] = []
    while found.count < limit, let partial = queue.pop() {
      if partial.end == to {
        found.append(partial.edges.map { edges[$0] })
        continue
      }
      for index in outputIndices(of: partial.end) where selection.includes(edges[index]) {
        let next = edges[index].to
        guard let rest = left[next], !visits(partial, next, from) else { continue }
        queue.push(Partial(edges: partial.edges + [index], end: next, total: partial.edges.count + 1 + rest))
      }
    }
    return found
  }

  private func visits(_ partial: Partial, _ node: NodeID, _ start: NodeID) -> Bool {
    node == start || partial.edges.contains { edges[$0].to == node }
  }

  private static func precedes(_ left: Partial, _ right: Partial, _ edges: [Edge]) -> Bool {
    if left.total != right.total { return left.total < right.total }
    for (first, second) in zip(left.edges, right.edges) where first != second {
      let ends = (edges[first].to, edges[second].to)
      return ends.0 != ends.1 ? ends.0 < ends.1 : first < second
    }
    return left.edges.count > right.edges.count
  }

  /// The cycle that an edge from an input to its output would close, as the nodes in order from the output around to
  /// the output again; nil when it closes none.
  package func cycle(closedBy input: NodeID, to output: NodeID) -> [NodeID]? {
    if input == output { return [input, input] }
    return paths(from: output, to: input, via: .all, limit: 1).first.map { [output] + $0.map(\.to) + [output] }
  }
}
