/// Everything from which one artifact is reached over a selection of edges, each with a shortest path to it.
/// Breadth first; among equally short ways the one over the smaller names. O(edges of the closure).
package struct Routes: Sendable {
  package typealias NodeID = LineageGraph.NodeID

  /// The artifact first, then nearest first.
  package private(set) var starts: [NodeID]
  /// The first edge of a shortest path from each start, and the place of the start that it leads to.
  private var edges: [UInt32] = [0]
  private var nexts: [UInt32] = [0]
  private let packed: PackedGraph

  /// - Parameters:
  ///   - until: where the search may end, because no other start will be asked for.
  ///   - selects: which edges are followed, against their direction.
  package init(
    to node: NodeID, in graph: LineageGraph, until end: NodeID? = nil, where selects: (Hop) -> Bool
  ) {
    packed = graph.packed
    starts = [node]
    var seen = NodeSet(count: packed.nodeCount)
    _ = seen.insert(node)
    var found: [(rank: UInt32, hop: Hop)] = []
    var head = 0
    while head < starts.count, end == nil || starts.last != end {
      found.removeAll(keepingCapacity: true)
      for row in packed.inputRows(starts[head]) {
        let hop = Hop(row, to: starts[head], in: packed)
        if !seen.contains(hop.from), selects(hop) { found.append((packed.nameRank[hop.from], hop)) }
      }
      if found.count > 1 { found.sort { ($0.rank, $0.hop.row) < ($1.rank, $1.hop.row) } }
      for (_, hop) in found where seen.insert(hop.from) {
        starts.append(hop.from)
        edges.append(UInt32(truncatingIfNeeded: hop.row))
        nexts.append(UInt32(truncatingIfNeeded: head))
        if hop.from == end { return }
      }
      head += 1
    }
  }

  /// A shortest path from a start to the artifact; empty from the artifact itself. O(its length).
  /// - Parameter place: of the start.
  package func path(at place: Int) -> [LineageGraph.Edge] {
    var path: [LineageGraph.Edge] = []
    var place = place
    while place > 0 {
      let next = Int(nexts[place])
      path.append(packed.edge(Int(edges[place]), to: starts[next]))
      place = next
    }
    return path
  }

  /// The path from the start that was found last: the end of a search that had one.
  package var lastPath: [LineageGraph.Edge] { path(at: starts.count - 1) }
}
