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

  /// Both chains are walked by turns, one step of distance at a time. What has not met after step n has n + 1 derivations
  /// on one side at least, so that it cannot be nearer than a meeting point with a sum of n + 1.
  private func nearestBase(_ left: NodeID, _ right: NodeID) -> SharedBase? {
    var onLeft = InitialisationChain(of: left, in: packed)
    var onRight = InitialisationChain(of: right, in: packed)
    var nearest: MeetingPoint?
    var step: UInt32 = 0
    while !onLeft.isWalked || !onRight.isWalked, UInt64(step) < nearest?.sum ?? .max {
      while let link = onLeft.next(within: step) {
        if let other = onRight.link(to: Int(link.node)) { nearest = nearer(MeetingPoint(link, other), nearest) }
      }
      while let link = onRight.next(within: step) {
        if let other = onLeft.link(to: Int(link.node)) { nearest = nearer(MeetingPoint(other, link), nearest) }
      }
      step += 1
    }
    return nearest.map {
      .yes(
        base: Int($0.left.node), distances: (Int($0.left.distance), Int($0.right.distance)),
        known: min($0.left.known, $0.right.known))
    }
  }

  private func nearer(_ new: MeetingPoint, _ known: MeetingPoint?) -> MeetingPoint {
    guard let known, known.rank <= new.rank else { return new }
    return known
  }
}

/// A model on two chains.
private struct MeetingPoint {
  let left: InitialisationChain.Link
  let right: InitialisationChain.Link

  init(_ left: InitialisationChain.Link, _ right: InitialisationChain.Link) {
    self.left = left
    self.right = right
  }

  var sum: UInt64 { UInt64(left.distance) + UInt64(right.distance) }

  var rank: (UInt64, UInt32, UInt32) { (sum, max(left.distance, right.distance), left.node) }
}
