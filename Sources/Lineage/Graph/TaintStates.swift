/// The states of a taint search and what is known of each.
///
/// A model has one, a dataset one for each class of models whose outputs it holds, and one for what it carries itself.
struct TaintStates: ~Copyable {
  private(set) var labels: [TaintLabel] = []
  /// Product of the factors of the path to each.
  private(set) var weights: [Double] = []
  /// Those whose path is final.
  private(set) var settled = StateSet()
  private var plain: NodeTable
  private var taught = StateTable()

  init(nodeCount: Int) { plain = NodeTable(count: nodeCount) }

  /// - Parameter teacherClass: that of the model whose outputs a dataset holds; `TaintSearch.none` for none.
  func state(_ node: Int, _ teacherClass: UInt32) -> UInt32? {
    if teacherClass == TaintSearch.none { return plain[node].map { UInt32(truncatingIfNeeded: $0) } }
    return taught.state(node: UInt32(truncatingIfNeeded: node), baseClass: teacherClass)
  }

  mutating func append(_ label: TaintLabel, _ teacherClass: UInt32, weight: Double) -> UInt32 {
    let (state, node) = (UInt32(truncatingIfNeeded: labels.count), label.end.node)
    if teacherClass == TaintSearch.none {
      plain[node] = Int(state)
    } else {
      _ = taught.state(node: UInt32(truncatingIfNeeded: node), baseClass: teacherClass, new: state)
    }
    labels.append(label)
    weights.append(weight)
    return state
  }

  /// Stores the label where it is better than the one that is known: heavier, then shorter, then the smaller last hop.
  /// - Returns: whether it is heavier or shorter.
  mutating func improve(_ state: UInt32, _ label: TaintLabel, _ weight: Double) -> Bool {
    let known = labels[Int(state)]
    if label.isWorse(than: known) { return false }
    let isBetter = known.isWorse(than: label)
    guard isBetter || precedes(label, known) else { return false }
    labels[Int(state)] = label
    weights[Int(state)] = weight
    return isBetter
  }

  mutating func settle(_ state: UInt32) { settled.insert(state) }

  /// Whether a path comes before one that is as heavy and as long: by its last hop.
  func precedes(_ left: TaintLabel, _ right: TaintLabel) -> Bool {
    if left.from != right.from || left.edge != right.edge { return (left.from, left.edge) < (right.from, right.edge) }
    guard left.previous != TaintSearch.none, right.previous != TaintSearch.none else { return false }
    return labels[Int(left.previous)].teacher < labels[Int(right.previous)].teacher
  }
}
