/// What a taint search knows of a state: half a line of the cache, because it makes and looks up millions.
struct TaintLabel {
  /// That of the weight, see `HopCost`.
  var cost: UInt64
  /// Number of hops.
  var length: UInt32
  /// The artifact, and the role of the last edge.
  var end: PackedEdge
  /// The model whose outputs this dataset holds; `TaintSearch.none` for models, and for datasets that carry the trait
  /// themselves.
  var teacher: UInt32
  /// The state before and its artifact, and the number of the edge from it; `TaintSearch.none` for carriers.
  var previous: UInt32
  var from: UInt32
  var edge: UInt32

  @inline(__always)
  func isWorse(than other: TaintLabel) -> Bool {
    cost > other.cost || cost == other.cost && length > other.length
  }
}

extension TaintPath {
  /// The path of a state. O(its length).
  init(to state: UInt32, _ labels: [TaintLabel], weight: Double, _ packed: PackedGraph) {
    var label = labels[Int(state)]
    var edges: [LineageGraph.Edge] = []
    while label.previous != TaintSearch.none {
      edges.append(packed.edge(Int(label.edge), to: label.end.node))
      label = labels[Int(label.previous)]
    }
    self.init(carrier: label.end.node, weight: weight, edges: edges.reversed())
  }
}
