extension TaintPath {
  /// Whether the path has a model that was trained directly on a teacher's outputs or logits, with no dataset between.
  package var distilled: Bool { edges.contains { $0.role == .teacher && $0.method.output == .model } }

  /// The word for the weight.
  package var level: TaintLevel { TaintLevel(weight: weight) }
}

extension LineageGraph {
  /// The artifacts that carry the trait by declaration or verdict, in ascending order. O(nodes).
  package func carriers(of trait: String) -> [NodeID] {
    (0..<packed.nodeCount).filter { carriedTraits($0).contains(trait) }
  }

  /// The heaviest path by which the trait may have reached the artifact (see `TaintSearch` for ties). An artifact that
  /// carries the trait itself has an empty path of weight 1. O(what lies between the artifact and its nearest carrier).
  /// - Parameters:
  ///   - without: carriers that are not looked at.
  ///   - silent: models whose judgements are no way: no path goes from one of them over an edge by which it judges.
  /// - Returns: nil when no path leads from a carrier.
  package func taint(
    of trait: String, at node: NodeID, weights: HopWeights = .init(), without: Set<NodeID> = [],
    silentJudges silent: Set<NodeID> = []
  ) -> TaintPath? {
    let traits = carriedTraits.contains(trait) ? [trait] : [] as Set
    return taints(at: node, weights: weights, traits: traits, without: without, silent: silent).first?.path
  }

  /// Every trait that the artifact may carry, sorted by trait, each with its heaviest path.
  package func taints(at node: NodeID, weights: HopWeights = .init()) -> [(trait: String, path: TaintPath)] {
    taints(at: node, weights: weights, traits: Set(carriedTraits))
  }

  /// One search against the edges for all traits, and one in its corridor for each trait that was found.
  private func taints(
    at node: NodeID, weights: HopWeights, traits: Set<String>, without: Set<NodeID> = [],
    silent: Set<NodeID> = []
  ) -> [(trait: String, path: TaintPath)] {
    guard !traits.isEmpty else { return [] }
    var corridor = TaintCorridor(graph: self, weights: weights, silentJudges: silent)
    corridor.run(from: node, traits: traits, without: without)
    return corridor.goals.keys.sorted().compactMap { trait in
      guard let goal = corridor.goals[trait] else { return nil }
      var search = TaintSearch(graph: self, weights: weights, silentJudges: silent)
      search.run(from: corridor.carriers(of: goal), within: corridor.members(of: goal), to: node)
      return search.path(to: node).map { (trait, $0) }
    }
  }
}
