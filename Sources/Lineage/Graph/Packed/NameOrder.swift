/// The place of each node in an order of names, while that is put together from the order of a graph and what is added.
struct NameOrder {
  private let graph: PackedGraph
  /// By node.
  private(set) var ranks: [UInt32]
  private var next = 0
  private var isRight = true

  /// - Parameter count: of all nodes.
  init(_ graph: PackedGraph, count: Int) {
    self.graph = graph
    ranks = (0..<min(count, graph.nodeCount)).map { graph.nameRank[$0] }
    ranks += [UInt32](repeating: 0, count: count - ranks.count)
  }

  /// Whether all nodes have come, each of them one that is there.
  var isWhole: Bool { isRight && next == ranks.count }

  /// Goes on with what stands at these places in the order of the graph. O(1) as long as nothing was added before.
  mutating func keep(_ places: Range<Int>) {
    if places.lowerBound == next {
      next = places.upperBound
    } else {
      for place in places { append(graph.byName[place]) }
    }
  }

  mutating func append(_ nodes: [UInt32]) {
    for node in nodes { append(node) }
  }

  private mutating func append(_ node: UInt32) {
    if Int(node) < ranks.count { ranks[Int(node)] = UInt32(truncatingIfNeeded: next) } else { isRight = false }
    next += 1
  }
}
