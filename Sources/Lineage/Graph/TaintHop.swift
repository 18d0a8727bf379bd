/// A state that a taint search leaves: what all hops out of it have in common.
struct TaintSource {
  var state: UInt32
  var label: TaintLabel
  /// Product of the factors of the path to it.
  var weight: Double
  /// The model whose outputs go on, and its class; `TaintSearch.none` for none.
  var teacher: UInt32
  var teacherClass: UInt32
  /// Rows of the outputs.
  var rows: Range<Int>
}

/// An edge out of a source.
struct TaintHop {
  var edge: PackedEdge
  /// Row of the outputs.
  var row: UInt32
  /// Place among the sources.
  var source: UInt32
  /// The state that it leads to; `TaintSearch.none` for a new one.
  var state: UInt32
  /// Number of the edge, and whether it has a share.
  var number: UInt32 = 0
  var isShared = false
}
