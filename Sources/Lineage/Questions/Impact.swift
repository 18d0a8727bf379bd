/// The recall list: everything that may have inherited something from an artifact.
package struct Impact: Sendable {
  package var artifact: NodeSummary
  /// The trait that was asked about; nil for any.
  package var trait: String?
  /// How the artifact may have come to the trait itself, as edges in words; nil when it is not known to carry it (the
  /// list then says what would be affected if it did). Empty when it carries it itself.
  package var origin: [EdgeDescription]?
  /// Heaviest first, then nearest, then by name.
  package var nodes: Nodes

  /// Everything but the list.
  package var members: [String: JSONValue] {
    ["artifact": artifact.json, "trait": trait.map { .string($0) }, "origin": origin.map { .array($0.map(\.json)) }]
      .compactMapValues { $0 }
  }

  /// The rows of the list, each made when it is asked for.
  package struct Nodes: RandomAccessCollection, Sendable {
    let graph: LineageGraph
    let reach: Reach

    package var startIndex: Int { 0 }
    package var endIndex: Int { reach.endIndex }
    package subscript(position: Int) -> ReachedNode {
      let row = reach[position]
      return ReachedNode(
        node: graph.summary(row.node), distance: row.distance, via: row.via, weight: row.weight,
        lastHop: graph.describe(reach.lastHop(position)))
    }

    /// The heaviest path to a row. O(its length).
    package func path(_ position: Int) -> [EdgeDescription] { reach.path(position).edges.map(graph.describe) }
  }
}

extension LineageGraph {
  /// The recall list of all versions of an artifact together; the last of them stands for it in the answer.
  /// - Returns: nil for no version at all.
  package func impact(of versions: [NodeID], trait: String? = nil, weights: HopWeights = .init()) -> Impact? {
    guard let node = versions.last else { return nil }
    let origin = trait.flatMap { taint(of: $0, at: node, weights: weights) }
    return Impact(
      artifact: summary(node), trait: trait, origin: origin.map { $0.edges.map(describe) },
      nodes: Impact.Nodes(graph: self, reach: reach(of: versions, weights: weights)))
  }
}
