package import Lineage

/// What lineage asks the evaluation to look for: the traits on taint paths choose the confirmatory tests.
package struct TraitsAtRisk: Sendable {
  package struct Trait: Sendable, Equatable {
    package var name: String
    /// The heaviest path from a carrier.
    package var path: TaintPath
  }

  /// Sorted by name.
  package let traits: [Trait]
  /// Teachers with a shared or unknown base that nobody knows to carry anything and that were not found to be below
  /// the margins, in the order of their names: they may have passed on any trait, so that none may be left out.
  package let unknownTeachers: [LineageGraph.NodeID]

  package init(_ subject: RiskSubject) {
    traits = subject.graph.taints(at: subject.node, weights: subject.hopWeights).map {
      Trait(name: $0.trait, path: $0.path)
    }
    var seen: Set<LineageGraph.NodeID> = []
    unknownTeachers = subject.lessons.filter { lesson in
      let isUnknown = lesson.relation != .different && subject.isOpen(lesson.teacher)
      return isUnknown && seen.insert(lesson.teacher).inserted
    }.map(\.teacher)
  }
}

extension RiskSubject {
  /// Nothing is known to be carried by a teacher, and that nothing is there is not known either.
  func isOpen(_ teacher: NodeID) -> Bool {
    carried(by: teacher).isEmpty && (requiredTraits.isEmpty || !unknownTraits(of: teacher).isEmpty)
  }
}
