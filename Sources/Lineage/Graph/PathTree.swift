/// The beginnings of many paths from one start, as a tree: a longer one shares all but its last edge with that which it
/// was made from. Two of them are compared where they part, which takes O(log length) steps (jump pointers, after Myers,
/// Information Processing Letters 17, 1983).
final class PathTree {
  struct Step {
    /// Number of the edge by which it was reached, and the node that it leads to.
    var edge: UInt32
    var node: UInt32
    fileprivate var parent: UInt32
    fileprivate var jump: UInt32
    fileprivate(set) var length: UInt32
  }

  private(set) var steps: [Step]

  init(start: Int) {
    steps = [Step(edge: 0, node: UInt32(truncatingIfNeeded: start), parent: 0, jump: 0, length: 0)]
  }

  /// - Returns: the number of the path that goes one edge further.
  func extend(_ path: UInt32, by edge: UInt32, to node: Int) -> UInt32 {
    let parent = steps[Int(path)]
    let far = steps[Int(parent.jump)]
    // Two jumps of one width are followed by one over both.
    let isDouble = parent.length - far.length == far.length - steps[Int(far.jump)].length
    steps.append(
      Step(
        edge: edge, node: UInt32(truncatingIfNeeded: node), parent: path, jump: isDouble ? far.jump : path,
        length: parent.length + 1))
    return UInt32(truncatingIfNeeded: steps.count - 1)
  }

  /// Whether the nodes (then the edges) of one come first where the two part; the longer one where they do not.
  func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
    let (first, second) = (steps[Int(left)].length, steps[Int(right)].length)
    var (one, other) = (cut(left, to: min(first, second)), cut(right, to: min(first, second)))
    guard one != other else { return first > second }
    while steps[Int(one)].parent != steps[Int(other)].parent {
      let (here, there) = (steps[Int(one)], steps[Int(other)])
      let canJump = here.jump != there.jump
      one = canJump ? here.jump : here.parent
      other = canJump ? there.jump : there.parent
    }
    let (here, there) = (steps[Int(one)], steps[Int(other)])
    return (here.node, here.edge) < (there.node, there.edge)
  }

  /// The beginning of a path that has this length.
  private func cut(_ path: UInt32, to length: UInt32) -> UInt32 {
    var path = path
    while steps[Int(path)].length > length {
      let step = steps[Int(path)]
      path = steps[Int(step.jump)].length >= length ? step.jump : step.parent
    }
    return path
  }

  /// The edges of a path, by number, and the nodes that they lead to. O(its length).
  func edges(_ path: UInt32) -> [(edge: Int, node: Int)] {
    var edges: [(edge: Int, node: Int)] = []
    var step = steps[Int(path)]
    while step.length > 0 {
      edges.append((Int(step.edge), Int(step.node)))
      step = steps[Int(step.parent)]
    }
    return edges.reversed()
  }
}
