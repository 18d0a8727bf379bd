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
    let known = chain.filter { isRoot($0) }
    let open = chain.filter { !isRoot($0) && !inputs(of: $0).contains(where: \.isInitialisation) }
    return Roots(known: known.sorted(), open: open.sorted())
  }

  private func isRoot(_ node: NodeID) -> Bool { nodes[node].derivations.contains { $0.method == .pretrained } }

  /// Whether the initialisation chains of two models meet. A chain that meets at a model of unrecorded origin still
  /// meets: both start from that model. O(both closures).
  package func sharedBase(_ left: NodeID, _ right: NodeID) -> SharedBase {
    let leftChain = initialisationChain(of: left)
    let rightChain = initialisationChain(of: right)
    let common = leftChain.keys.filter { rightChain[$0] != nil }
    let nearest = common.min { first, second in
      rank(first, leftChain, rightChain) < rank(second, leftChain, rightChain)
    }
    if let nearest, let onLeft = leftChain[nearest], let onRight = rightChain[nearest] {
      return .yes(
        base: nearest, distances: (onLeft.distance, onRight.distance), known: min(onLeft.known, onRight.known))
    }
    return roots(of: left).isComplete && roots(of: right).isComplete ? .no : .unknown
  }

  private typealias Chain = [NodeID: (distance: Int, known: Knowledge)]

  /// Ties are broken by the longer side and then by node id, so that the answer does not depend on hashing.
  private func rank(_ node: NodeID, _ left: Chain, _ right: Chain) -> (Int, Int, Int) {
    let distances = (left[node]?.distance ?? 0, right[node]?.distance ?? 0)
    return (distances.0 + distances.1, max(distances.0, distances.1), node)
  }

  /// Every model of the initialisation closure, itself included, with its distance and the weakest edge of a shortest chain.
  private func initialisationChain(of start: NodeID) -> Chain {
    var chain: Chain = [start: (0, .verified)]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      guard let here = chain[node] else { continue }
      for edge in inputs(of: node) where edge.isInitialisation && chain[edge.from] == nil {
        chain[edge.from] = (here.distance + 1, min(here.known, edge.knowledge))
        queue.append(edge.from)
      }
    }
    return chain
  }
}
