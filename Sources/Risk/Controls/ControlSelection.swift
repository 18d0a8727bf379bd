package import Lineage

/// Which models are control students of a candidate: trained exactly like it, on data from a generator that is not
/// known to carry a trait.
package struct ControlSelection: Sendable, Equatable {
  package struct Rejected: Sendable, Equatable {
    package var name: String
    /// One clause: why it is no control of this candidate.
    package var reason: String
  }

  /// Sorted by name.
  package var selected: [LineageGraph.NodeID] = []
  /// Every other student of the same nearest base (or of the policy's list), sorted by name.
  package var rejected: [Rejected] = []
  /// Models of the policy's list that are taken although the record does not show them to be trained like the candidate,
  /// sorted by name, with what differs.
  package var deviating: [Rejected] = []

  /// Chooses by the policy's `controls.from`. O(models · what their data came from).
  package init(for subject: RiskSubject) {
    switch subject.policy.controls.source {
    case .lineage: chooseByLineage(subject)
    case .names(let names): choose(names, subject)
    }
    selected.sort { (subject.name($0), $0) < (subject.name($1), $1) }
    rejected.sort { ($0.name, $0.reason) < ($1.name, $1.reason) }
    deviating.sort { ($0.name, $0.reason) < ($1.name, $1.reason) }
  }

  private mutating func chooseByLineage(_ subject: RiskSubject) {
    let candidate = Training(of: subject.node, in: subject.graph)
    guard !candidate.bases.isEmpty else { return }
    let siblings = Set(
      candidate.bases.flatMap { base in
        subject.graph.outputs(of: base).filter(\.isInitialisation).map(\.to)
      })
    for sibling in siblings.sorted() where sibling != subject.node {
      let training = Training(of: sibling, in: subject.graph)
      add(sibling, exclusion(of: sibling, subject) ?? training.difference(from: candidate, subject), subject)
    }
  }

  /// The policy's own list: a person answers for these being trained like the candidate. Nobody can answer for a model
  /// of another base, or for one that may have the trait itself: with such controls a carrier would look like them.
  private mutating func choose(_ names: [String], _ subject: RiskSubject) {
    let candidate = Training(of: subject.node, in: subject.graph)
    for name in Set(names).sorted() {
      guard let node = subject.graph.newest(name), subject.graph[node].kind == .model else {
        rejected.append(Rejected(name: name, reason: "no model of this name is recorded"))
        continue
      }
      let training = Training(of: node, in: subject.graph)
      let reason = exclusion(of: node, subject) ?? base(of: node, subject) ?? training.taint(beside: candidate, subject)
      add(node, reason, subject)
      if reason == nil, let difference = training.difference(from: candidate, subject) {
        deviating.append(Rejected(name: name, reason: difference))
      }
    }
  }

  private func base(of node: LineageGraph.NodeID, _ subject: RiskSubject) -> String? {
    switch subject.graph.sharedBase(subject.node, node) {
    case .yes: nil
    case .no: "it has another base, and so says nothing about training from this one"
    case .unknown: "whether it shares the base of the candidate is unknown"
    }
  }

  private mutating func add(_ node: LineageGraph.NodeID, _ reason: String?, _ subject: RiskSubject) {
    if let reason {
      rejected.append(Rejected(name: subject.name(node), reason: reason))
    } else {
      selected.append(node)
    }
  }

  /// What no list can make a control: the candidate itself in any version, and positive controls.
  private func exclusion(of node: LineageGraph.NodeID, _ subject: RiskSubject) -> String? {
    if subject.name(node) == subject.name { return "it is the candidate" }
    let positives = subject.policy.positive.flatMap { subject.graph.versions(of: $0) }
    return positives.contains(node) ? "it is a positive control" : nil
  }
}
