/// The recall list: everything that may have inherited something from an artifact.
package struct Impact: Sendable, Equatable {
  package var artifact: NodeSummary
  /// The trait that was asked about; nil for any.
  package var trait: String?
  /// How the artifact may have come to the trait itself, as edges in words; nil when it is not known to carry it (the
  /// list then says what would be affected if it did). Empty when it carries it itself.
  package var origin: [EdgeDescription]?
  /// Heaviest first, then nearest, then by name.
  package var nodes: [ReachedNode]

  package var json: JSONValue {
    .members([
      "artifact": artifact.json, "trait": trait.map { .string($0) },
      "origin": origin.map { .array($0.map(\.json)) }, "nodes": .array(nodes.map(\.json)),
    ])
  }
}

extension LineageGraph {
  /// The recall list of all versions of an artifact together; the last of them stands for it in the answer.
  /// - Returns: nil for no version at all.
  package func impact(of versions: [NodeID], trait: String? = nil, weights: HopWeights = .init()) -> Impact? {
    guard let node = versions.last else { return nil }
    let reached = reach(of: versions, weights: weights).compactMap { entry -> (id: NodeID, reached: ReachedNode)? in
      guard let last = entry.value.edges.last else { return nil }
      return (
        entry.key,
        ReachedNode(
          node: summary(entry.key), distance: entry.value.edges.count, via: last.role, weight: entry.value.weight,
          path: entry.value.edges.map(describe))
      )
    }
    let sorted = reached.sorted { left, right in
      (-(left.reached.weight ?? 0), left.reached.distance, left.reached.node.name, left.id)
        < (-(right.reached.weight ?? 0), right.reached.distance, right.reached.node.name, right.id)
    }
    let origin = trait.flatMap { taint(of: $0, at: node, weights: weights) }
    return Impact(
      artifact: summary(node), trait: trait, origin: origin.map { $0.edges.map(describe) },
      nodes: sorted.map(\.reached))
  }
}
