/// Whether two models share a base, and where their initialisation chains meet.
package enum SharedBase: Sendable, Equatable {
  /// The nearest common initialisation, the number of derivations to it from each side, and the weakest knowledge of
  /// any edge on the two chains.
  case yes(base: LineageGraph.NodeID, distances: (Int, Int), known: Knowledge)
  /// Both origins are known, and they do not meet.
  case no
  /// The origin of at least one side is not recorded. Never to be read as "different".
  case unknown

  package static func == (left: SharedBase, right: SharedBase) -> Bool {
    switch (left, right) {
    case (.yes(let base, let distances, let known), .yes(let otherBase, let otherDistances, let otherKnown)):
      base == otherBase && distances == otherDistances && known == otherKnown
    case (.no, .no), (.unknown, .unknown): true
    default: false
    }
  }
}

/// The pretraining roots of a model.
package struct Roots: Sendable, Equatable {
  /// Models that were trained from random weights, sorted.
  package var known: [LineageGraph.NodeID]
  /// Models of the initialisation closure whose own origin is not recorded, sorted.
  package var open: [LineageGraph.NodeID]

  package var isComplete: Bool { open.isEmpty && !known.isEmpty }
}

extension LineageGraph {
  /// The roots reachable over initialisation-preserving derivations. O(closure).
  package func roots(of model: NodeID) -> Roots {
    let chain = [model] + ancestors(of: [model], via: .initialisation).map(\.node)
    let known = chain.filter(packed.isRoot)
    let open = chain.filter { !packed.isRoot($0) && !hasBase($0) }
    return Roots(known: known.sorted(), open: open.sorted())
  }

  private func hasBase(_ node: NodeID) -> Bool {
    packed.inputRows(node).contains { PackedEdge(word: packed.inputs[$0]).isInitialisation }
  }

  /// Whether the initialisation chains of two models meet. A chain that meets at a model of unrecorded origin still
  /// meets: both start from that model. The nearest meeting point has the smallest sum of distances, then the smaller
  /// longer side, then the smaller id. O(both closures), and O(1) where the lists of their sources have nothing in
  /// common.
  package func sharedBase(_ left: NodeID, _ right: NodeID) -> SharedBase {
    switch packed.sources(left, right) {
    case .different: return .no
    case .unknown: return .unknown
    case .shared, .unlisted: break
    }
    if let nearest = nearestBase(left, right) { return nearest }
    return roots(of: left).isComplete && roots(of: right).isComplete ? .no : .unknown
  }

  private func nearestBase(_ left: NodeID, _ right: NodeID) -> SharedBase? {
    var onLeft = InitialisationChain(of: left, in: packed)
    onLeft.walk()
    var place = NodeTable(count: packed.nodeCount)
    for (index, link) in onLeft.links.enumerated() { place[Int(link.node)] = index }
    var best: (rank: (Int, Int, Int), known: Knowledge, distances: (Int, Int))?
    var onRight = InitialisationChain(of: right, in: packed)
    while let link = onRight.next(), Int(link.distance) <= best?.rank.0 ?? .max {
      guard let found = place[Int(link.node)] else { continue }
      let other = onLeft.links[found]
      let distances = (Int(other.distance), Int(link.distance))
      let rank = (distances.0 + distances.1, max(distances.0, distances.1), Int(link.node))
      if rank < best?.rank ?? (.max, .max, .max) { best = (rank, min(other.known, link.known), distances) }
    }
    return best.map { .yes(base: $0.rank.2, distances: $0.distances, known: $0.known) }
  }
}
