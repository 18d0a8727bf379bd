/// The initialisation closure of a model, itself included, nearest first, with the weakest edge of a shortest chain to
/// each. Walked link by link, so that whoever has seen enough can stop.
struct InitialisationChain: ~Copyable {
  struct Link {
    var node: UInt32
    var distance: UInt32
    var known: Knowledge
  }

  /// All that has been found; those from `head` on have not been gone back from yet.
  private var links: [Link]
  private var head = 0
  /// The link of each model.
  private var places: NodeTable
  private let graph: PackedGraph

  /// The beginning of the chain: the model itself.
  init(of model: Int, in graph: PackedGraph) {
    self.graph = graph
    links = [Link(node: UInt32(truncatingIfNeeded: model), distance: 0, known: .verified)]
    places = NodeTable(count: graph.nodeCount)
    places[model] = 0
  }

  /// What has been found of a model; nil where it has not been found, yet or at all.
  func link(to model: Int) -> Link? { places[model].map { links[$0] } }

  var isWalked: Bool { head == links.count }

  /// The next link if it is no farther away than `limit`; nil after the last.
  mutating func next(within limit: UInt32) -> Link? {
    guard head < links.count, links[head].distance <= limit else { return nil }
    let link = links[head]
    head += 1
    for row in graph.inputRows(Int(link.node)) {
      let edge = PackedEdge(word: graph.inputs[row])
      guard edge.isInitialisation, places[graph.end(edge)] == nil else { continue }
      places[graph.end(edge)] = links.count
      let known = min(link.known, PackedMark.knowledge(graph.edgeMark[row]))
      links.append(
        Link(node: UInt32(truncatingIfNeeded: graph.end(edge)), distance: link.distance + 1, known: known))
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
