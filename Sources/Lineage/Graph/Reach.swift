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

  /// A row and its state.
  private struct Entry {
    var weight: Double
    var end: PackedEdge
    var length: UInt32
    var state: UInt32
  }

  private let packed: PackedGraph
  private let labels: [TaintLabel]
  private let entries: [Entry]

  /// O(states + edges); see `TaintSearch`.
  fileprivate init(of carriers: [LineageGraph.NodeID], in graph: LineageGraph, _ weights: HopWeights) {
    var search = TaintSearch(graph: graph, weights: weights)
    search.run(from: carriers)
    packed = graph.packed
    labels = search.states.labels
    entries = Self.entries(search, packed)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { entries.count }

  package subscript(position: Int) -> Row {
    anticipateNames(after: position)
    let entry = entries[position]
    return Row(node: entry.end.node, weight: entry.weight, distance: Int(entry.length), via: entry.end.role)
  }

  /// Rows are mostly asked for in order and by name, and a name lies in three places of memory that nothing has read
  /// before. Asking for each some rows ahead takes about a quarter off the time of a long list.
  private func anticipateNames(after position: Int) {
    func node(_ rows: Int) -> Int? { position + rows < entries.count ? entries[position + rows].end.node : nil }
    if let node = node(24) { packed.names.anticipate(node) }
    if let node = node(16) { packed.textStart.anticipate(Int(packed.names[node])) }
    if let node = node(8) { packed.textBytes.anticipate(Int(packed.textStart[Int(packed.names[node])])) }
  }

  /// The last edge of the heaviest path of a row.
  package func lastHop(_ position: Int) -> LineageGraph.Edge {
    let label = labels[Int(entries[position].state)]
    return packed.edge(Int(label.edge), to: label.end.node)
  }

  /// The heaviest path of a row. O(its length).
  package func path(_ position: Int) -> TaintPath {
    TaintPath(to: entries[position].state, labels, weight: entries[position].weight, packed)
  }

  /// What was reached, without the carriers; equally heavy and near ones by name.
  private static func entries(_ search: borrowing TaintSearch, _ packed: PackedGraph) -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(search.reached.count)
    var (cost, length): (UInt64, UInt32) = (0, 0)
    var equal: [Entry] = []
    for state in search.reached {
      let label = search.states.labels[Int(state)]
      if label.cost != cost || label.length != length {
        entries += packed.sortedByName(equal) { $0.end.node }
        equal.removeAll(keepingCapacity: true)
        (cost, length) = (label.cost, label.length)
      }
      guard length > 0 else { continue }
      equal.append(
        Entry(weight: search.states.weights[Int(state)], end: label.end, length: length, state: state))
    }
    return entries + packed.sortedByName(equal) { $0.end.node }
  }
}

extension PackedGraph {
  /// Items that each stand for another node, sorted by the names of these. O(items · log items).
  func sortedByName<Items: RandomAccessCollection>(
    _ items: Items, node: (Items.Element) -> Int
  ) -> [Items.Element] where Items.Index == Int {
    // Whole numbers, because these are sorted without a call for each comparison.
    let keys = items.indices.map { UInt64(nameRank[node(items[$0])]) << 32 | UInt64($0) }.sorted()
    return keys.map { items[Int(UInt32(truncatingIfNeeded: $0))] }
  }
}

extension LineageGraph {
  /// Everything downstream that may have inherited something from the artifacts; they themselves are taken to carry it,
  /// and are left out.
  package func reach(of carriers: [NodeID], weights: HopWeights = .init()) -> Reach {
    Reach(of: carriers, in: self, weights)
  }
}
