/// An artifact of which the record does not say where it comes from.
package struct UnknownOrigin: Sendable, Equatable {
  package enum Gap: String, Sendable {
    /// How it was made is not recorded at all.
    case origin
    /// It is recorded how a model was trained, but not from which weights.
    case base
  }

  package var node: NodeSummary
  package var gap: Gap
  /// No statement is about it: others only refer to it, as to something external.
  package var isExternal: Bool
  /// Whether something was made from it. An artifact of unrecorded origin from which nothing was made is an *orphan*.
  package var isUsed: Bool

  package var json: JSONValue {
    var members = node.members
    members["unknown"] = .string(gap.rawValue)
    members["external"] = .bool(isExternal)
    members["used"] = .bool(isUsed)
    return .object(members)
  }
}

extension LineageGraph {
  /// Everything of unrecorded origin or base, by name. O(nodes + edges).
  package func unknowns() -> [UnknownOrigin] {
    (0..<packed.nodeCount).lazy.map(packed.node(atPlace:)).compactMap { node in
      gap(node).map { gap in
        UnknownOrigin(
          node: summary(node), gap: gap, isExternal: packed.nodeFlags[node] & NodeFlags.described == 0,
          isUsed: !packed.outputRows(node).isEmpty)
      }
    }
  }

  /// What is not recorded of the origin of a node; nil where it is. The same bytes under another name are an origin.
  func gap(_ node: NodeID) -> UnknownOrigin.Gap? {
    let inputs = packed.inputRows(node)
    if !packed.hasDerivations(node), inputs.isEmpty { return .origin }
    let isOpen = !packed.isDataset(node) && !packed.isRoot(node)
    return isOpen && !inputs.contains { PackedEdge(word: packed.inputs[$0]).isInitialisation } ? .base : nil
  }
}
