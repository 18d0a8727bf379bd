package import Lineage

/// Which of the policy's positive controls are to show that the assay sees a trait on the candidate's base.
package struct PositiveSelection: Sendable, Equatable {
  package struct Positive: Sendable, Equatable {
    package var node: LineageGraph.NodeID
    /// The traits that it is known to carry: those whose taint is high, sorted. Empty where the record knows of none:
    /// whoever names such a model asks for an assay that cannot be seen to work, and the gate says so by a void.
    package var traits: [String]
  }

  /// In the order of the policy.
  package var selected: [Positive] = []
  /// In the order of the policy.
  package var rejected: [ControlSelection.Rejected] = []

  package init(for subject: RiskSubject) {
    for name in subject.policy.positive {
      do {
        selected.append(try Self.positive(name, subject))
      } catch {
        rejected.append(ControlSelection.Rejected(name: name, reason: error.reason))
      }
    }
  }

  private struct Unfit: Error {
    var reason: String
  }

  private static func positive(_ name: String, _ subject: RiskSubject) throws(Unfit) -> Positive {
    let graph = subject.graph
    guard let node = graph.newest(name), graph[node].kind == .model else {
      throw Unfit(reason: "no model of this name is recorded")
    }
    guard name != subject.name else { throw Unfit(reason: "it is the candidate") }
    switch graph.sharedBase(subject.node, node) {
    case .yes: break
    case .no: throw Unfit(reason: "it has another base, and so says nothing about this one")
    case .unknown: throw Unfit(reason: "whether it shares the base of the candidate is unknown")
    }
    let taints = graph.taints(at: node, weights: subject.hopWeights)
    let traits = taints.filter { $0.path.level == .high }.map(\.trait)
    return Positive(node: node, traits: traits)
  }
}
