extension BaseMatches {
  /// The matches that observations of the record name: the provider's word, or a measurement. Each pair of one
  /// observation's subjects is matched, in every version that its references mean. An observation that found no match
  /// takes none away, because it only says what could not be seen: retract the older one instead. What follows from the
  /// pairs is matched too, see `lifted`. O(observations · versions + chains).
  package init(_ observations: [Observation], in graph: LineageGraph) {
    let found = observations.filter(\.isMatch).map { $0.subjects.map(graph.nodes) }
    let pairs = found.flatMap { subjects in
      subjects.indices.flatMap { later in subjects[..<later].flatMap { Self.pairs($0, subjects[later]) } }
    }
    self = BaseMatches(pairs).lifted(in: graph)
  }

  private static func pairs(
    _ left: [LineageGraph.NodeID], _ right: [LineageGraph.NodeID]
  ) -> [(LineageGraph.NodeID, LineageGraph.NodeID)] {
    left.flatMap { first in right.map { (first, $0) } }
  }
}

extension ObservationStatement {
  fileprivate static let matchCheck = "behavioural-match"
  fileprivate static let matched = "matched"
  /// The name of a decimal logarithm of a probability among statistics.
  package static let logP = "p-log10"

  /// That each of these models behaves like one initialisation with each other.
  static func match(
    _ subjects: [ArtifactReference], source: String, logP: Double?, observedAt: Timestamp
  ) -> Self {
    Self(
      check: matchCheck, subjects: subjects, outcome: matched, statistics: logP.map { [Self.logP: $0] } ?? [:],
      assumptions: [source], observedAt: observedAt)
  }
}

extension Observation {
  /// Whether it says that its subjects behave as one initialisation does.
  package var isMatch: Bool {
    check == ObservationStatement.matchCheck && outcome == ObservationStatement.matched
  }

  /// Whether its subjects include both of these artifacts, or one that goes back to each of them alone.
  package func compares(_ left: LineageGraph.NodeID, _ right: LineageGraph.NodeID, in graph: LineageGraph) -> Bool {
    let subjects = subjects.map { versions in
      graph.nodes(versions).flatMap { node in [node] + [graph.onlyBeginning(of: node)].compactMap { $0 } }
    }
    return [left, right].allSatisfy { node in subjects.contains { $0.contains(node) } }
  }
}
