/// The strongly connected components of a directed graph: two nodes are in one component when each is reached from the
/// other. Tarjan's algorithm (SIAM J. Comput. 1, 1972) with a stack of its own, because chains may be long.
struct StrongComponents {
  /// The component of each node; those of later ones in a topological order have smaller numbers.
  private(set) var numbers: [Int]
  /// How many nodes each component has.
  private(set) var sizes: [Int] = []

  /// O(nodes + edges).
  /// - Parameter outputs: for each node those to which an edge leads, all below `outputs.count`.
  init(_ outputs: [[Int]]) {
    numbers = [Int](repeating: -1, count: outputs.count)
    var walk = Walk(outputs)
    for node in outputs.indices where !walk.isEntered(node) {
      walk.go(from: node) { members in
        for member in members { numbers[member] = sizes.count }
        sizes.append(members.count)
      }
    }
  }
}

/// The depth-first walk.
private struct Walk {
  private let outputs: [[Int]]
  /// When each node was entered; -1 for not yet.
  private var entered: [Int]
  /// The earliest entered node of an open component that is known to be reached from each.
  private var lowest: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var clock = 0

  init(_ outputs: [[Int]]) {
    self.outputs = outputs
    entered = [Int](repeating: -1, count: outputs.count)
    lowest = entered
    isOpen = [Bool](repeating: false, count: outputs.count)
  }

  func isEntered(_ node: Int) -> Bool { entered[node] >= 0 }

  mutating func go(from start: Int, _ close: (ArraySlice<Int>) -> Void) {
    enter(start)
    var path = [(node: start, next: 0)]
    while let (node, next) = path.last {
      if next < outputs[node].count {
        path[path.count - 1].next += 1
        let output = outputs[node][next]
        if !isEntered(output) {
          enter(output)
          path.append((output, 0))
        } else if isOpen[output] {
          lowest[node] = min(lowest[node], entered[output])
        }
      } else {
        path.removeLast()
        if let before = path.last?.node { lowest[before] = min(lowest[before], lowest[node]) }
        if lowest[node] == entered[node] { leave(node, close) }
      }
    }
  }

  private mutating func enter(_ node: Int) {
    entered[node] = clock
    lowest[node] = clock
    clock += 1
    isOpen[node] = true
    open.append(node)
  }

  private mutating func leave(_ root: Int, _ close: (ArraySlice<Int>) -> Void) {
    let start = open.lastIndex(of: root) ?? 0
    for member in open[start...] { isOpen[member] = false }
    close(open[start...])
    open.removeSubrange(start...)
  }
}
