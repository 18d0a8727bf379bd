/// Everything downstream that may have inherited something from some artifacts: the recall list. Heaviest first, then
/// nearest, then by name. Rows and paths are made when they are asked for.
package struct Reach: RandomAccessCollection, Sendable {
  /// One artifact that was reached.
  package struct Row: Sendable, Equatable {
    package var node: LineageGraph.NodeID
    /// Product of the hop weights of the heaviest path, in (0, 1].
    package var weight: Double
    /// Number of hops of that path.
    package var distance: Int
    /// Role of its last edge.
    package var via: InputRole
  }

  private let packed: PackedGraph
  private let labels: [TaintSearch.Label]
  private let states: [UInt32]

  /// O(states + edges); see `TaintSearch`.
  fileprivate init(of carriers: [LineageGraph.NodeID], in graph: LineageGraph, _ weights: HopWeights) {
    var search = TaintSearch(graph: graph, weights: weights)
    search.run(from: carriers)
    packed = graph.packed
    labels = search.labels
    let reached = search.reached.filter { [labels] in labels[Int($0)].length > 0 }
    states = Self.named(reached, labels, packed)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { states.count }

  package subscript(position: Int) -> Row {
    let label = labels[Int(states[position])]
    let via = PackedEdge(word: packed.inputs[Int(label.edge)]).role
    return Row(node: Int(label.node), weight: label.weight, distance: Int(label.length), via: via)
  }

  /// The last edge of the heaviest path of a row.
  package func lastHop(_ position: Int) -> LineageGraph.Edge {
    let label = labels[Int(states[position])]
    return packed.edge(Int(label.edge), to: Int(label.node))
  }

  /// The heaviest path of a row. O(its length).
  package func path(_ position: Int) -> TaintPath {
    TaintSearch.path(to: states[position], labels, packed)
  }

  /// Equally heavy and near ones by name.
  private static func named(_ states: [UInt32], _ labels: [TaintSearch.Label], _ packed: PackedGraph) -> [UInt32] {
    var sorted: [UInt32] = []
    sorted.reserveCapacity(states.count)
    var start = 0
    while start < states.count {
      let first = labels[Int(states[start])]
      var end = start + 1
      while end < states.count, labels[Int(states[end])].cost == first.cost,
        labels[Int(states[end])].length == first.length
      {
        end += 1
      }
      sorted += packed.sortedByName(states[start..<end]) { Int(labels[Int($0)].node) }
      start = end
    }
    return sorted
  }
}

extension PackedGraph {
  /// Items that each stand for another node, sorted by the names of these. O(items · log items).
  func sortedByName<Item>(_ items: some Collection<Item>, node: (Item) -> Int) -> [Item] {
    items.map { (rank: nameRank[node($0)], item: $0) }.sorted { $0.rank < $1.rank }.map(\.item)
  }
}

extension LineageGraph {
  /// Everything downstream that may have inherited something from the artifacts; they themselves are taken to carry it,
  /// and are left out.
  package func reach(of carriers: [NodeID], weights: HopWeights = .init()) -> Reach {
    Reach(of: carriers, in: self, weights)
  }
}
