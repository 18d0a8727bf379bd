/// An artifact that was reached from another one.
package struct ReachedNode: Sendable, Equatable {
  package var node: NodeSummary
  /// Number of derivations in between, from 1.
  package var distance: Int
  /// Role of the last edge.
  package var via: InputRole
  /// Taint weight in (0, 1], where the question is about inheritance.
  package var weight: Double?
  /// The heaviest path, where the question is about inheritance; otherwise empty.
  package var path: [EdgeDescription] = []

  package var json: JSONValue {
    var members = node.members
    members["distance"] = JSONValue(distance)
    members["via"] = .string(via.rawValue)
    members["weight"] = weight.map { .number($0) }
    members["path"] = path.isEmpty ? nil : .array(path.map(\.json))
    return .object(members)
  }
}

extension EdgeDescription {
  package var json: JSONValue {
    .object(["from": .string(from), "to": .string(to), "edge": .string(edge), "known": .string(known.rawValue)])
  }
}

extension LineageGraph {
  /// What all versions of an artifact together were made from.
  package func answer(ancestorsOf versions: [NodeID], via: EdgeSelection, depth: Int? = nil) -> [ReachedNode] {
    reached(ancestors(of: versions, via: via, depth: depth))
  }

  /// What was made from any version of an artifact.
  package func answer(descendantsOf versions: [NodeID], via: EdgeSelection, depth: Int? = nil) -> [ReachedNode] {
    reached(descendants(of: versions, via: via, depth: depth))
  }

  /// Nearest first, then by name.
  private func reached(_ visits: [Visit]) -> [ReachedNode] {
    visits.sorted { ($0.distance, self[$0.node].name, $0.node) < ($1.distance, self[$1.node].name, $1.node) }
      .map { ReachedNode(node: summary($0.node), distance: $0.distance, via: $0.via) }
  }

  /// Every path, shortest first, in words.
  package func describedPaths(
    from: NodeID, to: NodeID, via selection: EdgeSelection = .all, limit: Int = 100
  ) -> [[EdgeDescription]] {
    paths(from: from, to: to, via: selection, limit: limit).map { $0.map(describe) }
  }
}
