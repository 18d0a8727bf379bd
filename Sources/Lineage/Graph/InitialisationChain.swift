/// The initialisation closure of a model, itself included, nearest first, with the weakest edge of a shortest chain to
/// each. Walked link by link, so that whoever has seen enough can stop.
struct InitialisationChain: ~Copyable {
  struct Link {
    var node: UInt32
    var distance: UInt32
    var known: Knowledge
  }

  /// All that has been found; those from `head` on have not been gone back from yet.
  private(set) var links: [Link]
  private var head = 0
  private var seen: NodeSet
  private let graph: PackedGraph

  /// The beginning of the chain: the model itself.
  init(of model: Int, in graph: PackedGraph) {
    self.graph = graph
    links = [Link(node: UInt32(truncatingIfNeeded: model), distance: 0, known: .verified)]
    seen = NodeSet(count: graph.nodeCount)
    _ = seen.insert(model)
  }

  /// Finds all that is left.
  mutating func walk() { while next() != nil {} }

  /// The next link; nil after the last.
  mutating func next() -> Link? {
    guard head < links.count else { return nil }
    let link = links[head]
    head += 1
    for row in graph.inputRows(Int(link.node)) {
      let edge = PackedEdge(word: graph.inputs[row])
      guard edge.isInitialisation, seen.insert(graph.end(edge)) else { continue }
      let known = min(link.known, PackedMark.knowledge(graph.edgeMark[row]))
      links.append(Link(node: UInt32(graph.end(edge)), distance: link.distance + 1, known: known))
    }
    return link
  }
}

extension PackedGraph {
  enum Sources {
    case shared
    /// Nothing in common, and all of them trained from random weights.
    case different
    /// Nothing in common, but the origin of one is not recorded.
    case unknown
    /// Not told by the lists: one is too long.
    case unlisted
  }

  /// What the lists of sources of two models say. O(length of the lists).
  func sources(_ left: Int, _ right: Int) -> Sources { sources(set: baseSet[left], baseSet[right]) }

  /// The same for the numbers of two lists.
  func sources(set left: UInt32, _ right: UInt32) -> Sources {
    guard left != BaseSets.unlisted, right != BaseSets.unlisted else { return .unlisted }
    if left == right { return .shared }
    let starts: Column<UInt32> = column(.baseSetStart)
    let members: Column<UInt32> = column(.baseSetMembers)
    var onLeft = starts.rows(of: Int(left), limit: members.count)
    var onRight = starts.rows(of: Int(right), limit: members.count)
    var isComplete = true
    while let first = onLeft.first, let second = onRight.first {
      let (source, other) = (members[first], members[second])
      if source == other { return .shared }
      if source < other { onLeft.removeFirst() } else { onRight.removeFirst() }
      isComplete = isComplete && isRoot(Int(min(source, other)))
    }
    isComplete = isComplete && onLeft.allSatisfy { isRoot(Int(members[$0])) }
    return isComplete && onRight.allSatisfy { isRoot(Int(members[$0])) } ? .different : .unknown
  }
}
