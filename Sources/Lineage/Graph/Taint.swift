/// The path by which a trait may have reached an artifact, and its weight.
package struct TaintPath: Sendable, Equatable {
  /// The carrier: the first node of the path.
  package var carrier: LineageGraph.NodeID
  /// Product of the hop weights, in (0, 1]. An ordinal measure, not a probability.
  package var weight: Double
  /// Edges from the carrier to the artifact, in that order; empty when the artifact itself carries the trait.
  package var edges: [LineageGraph.Edge]
}

/// The weight of one data hop, by what is known of the two bases.
package struct HopWeights: Sendable, Equatable {
  package var sharedBase = 1.0
  package var unknownBase = 0.5
  package var differentBase = 0.1
  /// Models that observations say to be matched: a hop between what starts from the one and what starts from the other
  /// weighs as one with a shared base.
  package var matches = BaseMatches()

  package init() {}
}

/// The words for a taint weight: at least 0.5 high, at least 0.1 medium, else low.
package enum TaintLevel: String, Sendable, Comparable {
  case low, medium, high

  package init(weight: Double) {
    // A product of recorded hop weights such as 0.1 must not miss its own threshold by rounding.
    self = weight >= 0.5 - 1e-12 ? .high : weight >= 0.1 - 1e-12 ? .medium : .low
  }

  package static func < (left: TaintLevel, right: TaintLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }
}
