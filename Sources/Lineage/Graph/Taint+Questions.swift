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
  /// carries the trait itself has an empty path of weight 1.
  /// - Parameter without: carriers that are not looked at.
  /// - Returns: nil when no path leads from a carrier.
  package func taint(
    of trait: String, at node: NodeID, weights: HopWeights = .init(), without: Set<NodeID> = []
  ) -> TaintPath? {
    taints(at: node, weights: weights, without: without) { $0 == trait }.first?.path
  }

  /// Every trait that the artifact may carry, sorted by trait, each with its heaviest path.
  package func taints(at node: NodeID, weights: HopWeights = .init()) -> [(trait: String, path: TaintPath)] {
    taints(at: node, weights: weights) { _ in true }
  }

  /// One search for each trait that something upstream carries, among what is upstream.
  private func taints(
    at node: NodeID, weights: HopWeights, without: Set<NodeID> = [], where isWanted: (String) -> Bool
  ) -> [(trait: String, path: TaintPath)] {
    var closure = NodeSet(count: packed.nodeCount)
    var carriers: [String: [NodeID]] = [:]
    func look(_ node: NodeID) {
      guard !without.contains(node) else { return }
      for trait in Set(carriedTraits(node)) where isWanted(trait) { carriers[trait, default: []].append(node) }
    }
    _ = closure.insert(node)
    look(node)
    for visit in ancestors(of: [node]) {
      _ = closure.insert(visit.node)
      look(visit.node)
    }
    return carriers.sorted { $0.key < $1.key }.compactMap { trait, carriers in
      path(from: carriers, to: node, within: closure, weights).map { (trait, $0) }
    }
  }

  private func path(
    from carriers: [NodeID], to node: NodeID, within closure: borrowing NodeSet, _ weights: HopWeights
  ) -> TaintPath? {
    guard !carriers.contains(node) else { return TaintPath(carrier: node, weight: 1, edges: []) }
    var search = TaintSearch(graph: self, weights: weights)
    search.run(from: carriers, within: closure, to: node)
    return search.place(of: node).map { TaintSearch.path(to: search.reached[$0], search.labels, packed) }
  }
}
