extension TaintPath {
  /// Whether the path has a model that was trained directly on a teacher's outputs or logits, with no dataset between.
  package var distilled: Bool { edges.contains { $0.role == .teacher && $0.method.output == .model } }

  /// The word for the weight.
  package var level: TaintLevel { TaintLevel(weight: weight) }
}

extension LineageGraph {
  /// The artifacts that carry the trait by declaration or verdict, in ascending order.
  package func carriers(of trait: String) -> [NodeID] {
    nodes.indices.filter { node in nodes[node].traits.contains { $0.trait == trait && $0.standing == .carries } }
  }

  /// The heaviest path by which the trait may have reached the artifact: ties go to the shortest path and then to the
  /// smaller node ids. An artifact that carries the trait itself has an empty path of weight 1.
  /// - Parameter without: carriers that are not looked at.
  /// - Returns: nil when no path leads from a carrier.
  package func taint(
    of trait: String, at node: NodeID, weights: HopWeights = .init(), without: Set<NodeID> = []
  ) -> TaintPath? {
    let closure = Set(ancestors(of: [node]).map(\.node) + [node])
    var search = TaintSearch(graph: self, weights: weights)
    return path(of: trait, at: node, in: closure, without: without, &search)
  }

  /// Every trait that the artifact may carry, sorted by trait, each with its heaviest path.
  package func taints(at node: NodeID, weights: HopWeights = .init()) -> [(trait: String, path: TaintPath)] {
    let closure = Set(ancestors(of: [node]).map(\.node) + [node])
    var search = TaintSearch(graph: self, weights: weights)
    let carried = closure.flatMap { nodes[$0].traits }.filter { $0.standing == .carries }.map(\.trait)
    return Set(carried).sorted().compactMap { trait in
      path(of: trait, at: node, in: closure, &search).map { (trait, $0) }
    }
  }

  private func path(
    of trait: String, at node: NodeID, in closure: Set<NodeID>, without: Set<NodeID> = [],
    _ search: inout TaintSearch
  ) -> TaintPath? {
    let carriers = closure.subtracting(without).sorted().filter { candidate in
      nodes[candidate].traits.contains { $0.trait == trait && $0.standing == .carries }
    }
    guard !carriers.contains(node) else { return TaintPath(carrier: node, weight: 1, edges: []) }
    guard !carriers.isEmpty else { return nil }
    search.run(from: carriers, within: closure)
    return search.paths()[node]
  }

  /// Everything downstream that may have inherited something from the artifacts, with the heaviest path to each; they
  /// themselves are taken to carry it, and are left out.
  package func reach(of carriers: [NodeID], weights: HopWeights = .init()) -> [NodeID: TaintPath] {
    var search = TaintSearch(graph: self, weights: weights)
    search.run(from: carriers)
    return search.paths().filter { !carriers.contains($0.key) }
  }
}
