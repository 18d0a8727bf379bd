/// What is upstream of one artifact, of another, and of both.
package struct OriginDifference: Sendable, Equatable {
  package enum Side: String, Sendable, CaseIterable {
    case both, first, second
  }

  /// One artifact upstream.
  package struct Origin: Sendable, Equatable {
    package var node: NodeSummary
    package var side: Side
    /// Number of derivations to the first and to the second; nil where it is not upstream.
    package var distances: [Int?]
    /// The role of the hop by which each of them has it.
    package var via: [InputRole?]
  }

  package var first: NodeSummary
  package var second: NodeSummary
  /// Common ones, then those of the first, then those of the second; nearest first, then by name. Where one of the two
  /// is upstream of the other, it is listed as the other's.
  package var origins: [Origin]

  package var json: JSONValue {
    .object(["first": first.json, "second": second.json, "nodes": .array(origins.map(\.json))])
  }
}

extension OriginDifference.Origin {
  var json: JSONValue {
    var members = node.members
    members["side"] = .string(side.rawValue)
    members["distances"] = .array(distances.map { $0.map { JSONValue($0) } ?? .null })
    members["via"] = .array(via.map { $0.map { .string($0.rawValue) } ?? .null })
    return .object(members)
  }
}

extension LineageGraph {
  /// The difference of two artifacts' origins. O(both closures · log).
  package func originDifference(_ first: NodeID, _ second: NodeID, via selection: EdgeSelection = .all)
    -> OriginDifference
  {
    let sides = [first, second].map { ancestors(of: [$0], via: selection) }
    var found: [NodeID: [Visit?]] = [:]
    for (side, visits) in sides.enumerated() {
      for visit in visits { found[visit.node, default: [nil, nil]][side] = visit }
    }
    let origins = found.map { node, visits in (key: key(node, visits), node: node, visits: visits) }
    return OriginDifference(
      first: summary(first), second: summary(second),
      origins: origins.sorted { $0.key < $1.key }.map { entry in
        OriginDifference.Origin(
          node: summary(entry.node), side: Self.side(entry.visits), distances: entry.visits.map { $0?.distance },
          via: entry.visits.map { $0?.via })
      })
  }

  private static func side(_ visits: [Visit?]) -> OriginDifference.Side {
    guard visits[0] != nil else { return .second }
    return visits[1] == nil ? .first : .both
  }

  private func key(_ node: NodeID, _ visits: [Visit?]) -> (Int, Int, UInt32) {
    let side = OriginDifference.Side.allCases.firstIndex(of: Self.side(visits)) ?? 0
    return (side, visits.compactMap { $0?.distance }.min() ?? 0, packed.nameRank[node])
  }
}
