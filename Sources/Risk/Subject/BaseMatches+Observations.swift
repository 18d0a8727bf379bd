import Lineage

extension BaseMatches {
  /// The matches that observations of the record name: the provider's word, or a measurement. Each pair of one
  /// observation's subjects is matched, in every version that its references mean. An observation that found no match
  /// takes none away, because it only says what could not be seen: retract the older one instead.
  /// O(observations · versions).
  init(_ observations: [Observation], in graph: LineageGraph) {
    let found = observations.filter(\.isMatch).map { $0.subjects.map(graph.nodes) }
    self.init(
      found.flatMap { subjects in
        subjects.indices.flatMap { later in subjects[..<later].flatMap { Self.pairs($0, subjects[later]) } }
      })
  }

  private static func pairs(
    _ left: [LineageGraph.NodeID], _ right: [LineageGraph.NodeID]
  ) -> [(LineageGraph.NodeID, LineageGraph.NodeID)] {
    left.flatMap { first in right.map { (first, $0) } }
  }
}

extension Observation {
  /// Whether it says that its subjects behave as one initialisation does.
  var isMatch: Bool { check == "behavioural-match" && outcome == "matched" }

  /// Whether its subjects include both of these artifacts.
  func compares(_ left: LineageGraph.NodeID, _ right: LineageGraph.NodeID, in graph: LineageGraph) -> Bool {
    let subjects = subjects.map(graph.nodes)
    return [left, right].allSatisfy { node in subjects.contains { $0.contains(node) } }
  }
}
