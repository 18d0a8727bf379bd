/// Puts every node on a layer so that edges lead downwards.
enum Layering {
  /// Longest path from the sources; then each source moves down to just above the first node that uses it, so that its
  /// edges are short. An edge that would close a cycle counts as if it led the other way. O(nodes + edges).
  /// - Parameter edges: none from a node to itself.
  /// - Returns: the layer of each node, 0 at the top; no edge joins two nodes of one layer.
  static func layers(count: Int, edges: [(from: Int, to: Int)]) -> [Int] {
    var search = DepthFirstSearch(count: count, edges: edges)
    search.run()
    var layer = [Int](repeating: 0, count: count)
    var isSource = [Bool](repeating: true, count: count)
    for node in search.order {
      for next in search.downward[node] {
        layer[next] = max(layer[next], layer[node] + 1)
        isSource[next] = false
      }
    }
    for node in layer.indices where isSource[node] {
      layer[node] = (search.downward[node].map { layer[$0] }.min() ?? 1) - 1
    }
    return layer
  }
}

/// Turns the edges that close a cycle round, and sorts the nodes topologically.
private struct DepthFirstSearch {
  private enum Mark { case new, open, done }

  private let outgoing: [[Int]]
  private var marks: [Mark]
  private var finished: [Int] = []
  /// For each node the nodes below it, closing edges turned round.
  private(set) var downward: [[Int]]

  init(count: Int, edges: [(from: Int, to: Int)]) {
    var outgoing = [[Int]](repeating: [], count: count)
    for edge in edges { outgoing[edge.from].append(edge.to) }
    self.outgoing = outgoing
    marks = [Mark](repeating: .new, count: count)
    downward = [[Int]](repeating: [], count: count)
  }

  /// Every node after all nodes above it.
  var order: [Int] { finished.reversed() }

  mutating func run() {
    for node in marks.indices where marks[node] == .new { visit(node) }
  }

  /// Recursive: a drawn picture has at most `DrawnPicture.maximumBoxes` nodes.
  private mutating func visit(_ node: Int) {
    marks[node] = .open
    for next in outgoing[node] {
      if marks[next] == .open {
        downward[next].append(node)
      } else {
        downward[node].append(next)
        if marks[next] == .new { visit(next) }
      }
    }
    marks[node] = .done
    finished.append(node)
  }
}
