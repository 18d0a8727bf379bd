package import Lineage

/// Which models are further students of the candidate's recipe: the same base, method and recipe, on data that the same
/// models wrote (or, where no model wrote them, on the same data). A claim about the recipe rests on them.
package struct ReplicateSelection: Sendable, Equatable {
  /// Sorted by name.
  package var selected: [LineageGraph.NodeID] = []
  /// Other students of the same base that were trained on data of the same generator, and why they are none, sorted by name.
  package var rejected: [ControlSelection.Rejected] = []

  /// O(models · what their data came from).
  package init(for subject: RiskSubject) {
    let graph = subject.graph
    let candidate = Training(of: subject.node, in: graph)
    let siblings = Set(candidate.bases.flatMap { graph.outputs(of: $0).filter(\.isInitialisation).map(\.to) })
    // A positive control was made to show the trait, whatever its recipe.
    let others = Set([subject.name] + subject.policy.positive)
    for sibling in siblings.sorted() where !others.contains(subject.name(sibling)) {
      let training = Training(of: sibling, in: graph)
      guard training.hasSource(of: candidate) else { continue }
      if let reason = training.formDifference(from: candidate, subject) {
        rejected.append(ControlSelection.Rejected(name: subject.name(sibling), reason: reason))
      } else {
        selected.append(sibling)
      }
    }
    selected.sort { (subject.name($0), $0) < (subject.name($1), $1) }
    rejected.sort { ($0.name, $0.reason) < ($1.name, $1.reason) }
  }
}
