package import Lineage
package import Risk

/// Who plays which part in one gate: the candidate and everyone it is compared with.
package struct Cast: Sendable {
  package typealias NodeID = LineageGraph.NodeID

  /// A model that should show a trait, so that the assay is seen to work.
  package struct Positive: Sendable {
    package var node: NodeID
    /// The traits that it is known to carry, sorted; empty where the record knows of none, which voids the assay.
    package var traits: [String]
  }

  package let candidate: NodeID
  package let controls: [NodeID]
  package let base: NodeID?
  package let teachers: [NodeID]
  /// Of the candidate's base, in the order of the policy.
  package let positives: [Positive]
  /// Why models that one might expect are not taken, one sentence each.
  package let notes: [String]

  /// - Throws: `InputError` where the request names a model that is not recorded.
  package init(_ request: GateRequest, subject: RiskSubject) throws(InputError) {
    let graph = subject.graph
    candidate = subject.node
    let controls = ControlSelection(for: subject)
    let positives = PositiveSelection(for: subject)
    self.controls = controls.selected
    self.positives = positives.selected.map { Positive(node: $0.node, traits: $0.traits) }
    base = try request.base.map { name throws(InputError) in try Self.model(name, graph) } ?? Self.nearestBase(subject)
    if let teacher = request.teacher {
      teachers = [try Self.model(teacher, graph)]
    } else {
      var seen: Set<NodeID> = []
      teachers = subject.lessons.map(\.teacher).filter { seen.insert($0).inserted }
    }
    // Nobody expects a teacher or a positive control to be a control student.
    let others = Set((teachers + positives.selected.map(\.node)).map { graph[$0].name } + subject.policy.positive)
    notes =
      positives.rejected.map { "positive control \($0.name) is not used: \($0.reason)" }
      + controls.rejected.filter { !others.contains($0.name) }.map { "\($0.name) is no control student: \($0.reason)" }
      + controls.deviating.map { "\($0.name) was named as a control student although \($0.reason)" }
  }

  /// Every model to be measured, each once: the candidate first.
  package var models: [NodeID] {
    var seen: Set<NodeID> = []
    let all = [candidate] + controls + [base].compactMap { $0 } + teachers + positives.map(\.node)
    return all.filter { seen.insert($0).inserted }
  }

  private static func nearestBase(_ subject: RiskSubject) -> NodeID? {
    subject.graph.ancestors(of: [subject.node], via: .initialisation, depth: 1).first?.node
  }

  private static func model(_ name: String, _ graph: LineageGraph) throws(InputError) -> NodeID {
    if let node = graph.newest(name), graph[node].kind == .model { return node }
    throw InputError(
      "no model is named '\(name)' in the record",
      nearest: Spelling.nearest(to: name, among: graph.nodes.filter { $0.kind == .model }.map(\.name)))
  }
}
