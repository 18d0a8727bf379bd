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
  /// Further students of the candidate's recipe, where the claim is about that.
  package let replicates: [NodeID]
  package private(set) var controls: [NodeID]
  package let base: NodeID?
  package let teachers: [NodeID]
  /// Of the candidate's base, in the order of the policy.
  package let positives: [Positive]
  /// Why models that one might expect are not taken, one sentence each.
  package private(set) var notes: [String]

  /// - Throws: `InputError` where the request names a model that is not recorded.
  package init(_ request: GateRequest, subject: RiskSubject) throws(InputError) {
    let graph = subject.graph
    candidate = subject.node
    let controls = ControlSelection(for: subject)
    let positives = PositiveSelection(for: subject)
    let replicates = subject.policy.claim.needsReplicates ? ReplicateSelection(for: subject) : nil
    self.replicates = replicates?.selected ?? []
    // A student stands in one arm only.
    let arm = Set(self.replicates)
    self.controls = controls.selected.filter { !arm.contains($0) }
    self.positives = positives.selected.map { Positive(node: $0.node, traits: $0.traits) }
    base = try request.base.map { name throws(InputError) in try Self.model(name, graph) } ?? Self.nearestBase(subject)
    if let teacher = request.teacher {
      teachers = [try Self.model(teacher, graph)]
    } else {
      var seen: Set<NodeID> = []
      teachers = subject.lessons.map(\.teacher).filter { seen.insert($0).inserted }
    }
    // Nobody expects a teacher or a positive control to be a control student.
    let others = Set(
      (teachers + positives.selected.map(\.node) + (replicates?.selected ?? [])).map { graph[$0].name }
        + subject.policy.positive)
    notes =
      positives.rejected.map { "positive control \($0.name) is not used: \($0.reason)" }
      + controls.rejected.filter { !others.contains($0.name) }.map { "\($0.name) is no control student: \($0.reason)" }
      + controls.deviating.map { "\($0.name) was named as a control student although \($0.reason)" }
      + (replicates?.rejected ?? []).map { "\($0.name) is no further student of the recipe: \($0.reason)" }
  }

  /// Every model to be measured, each once: the candidate first.
  package var models: [NodeID] {
    var seen: Set<NodeID> = []
    let all = [candidate] + replicates + controls + [base].compactMap { $0 } + teachers + positives.map(\.node)
    return all.filter { seen.insert($0).inserted }
  }

  /// Leaves control students out, and says what happened to these and others.
  mutating func leaveOut(_ absent: Set<NodeID>, notes: [String]) {
    controls.removeAll { absent.contains($0) }
    self.notes += notes
  }

  /// Says something beside who plays which part.
  mutating func add(notes: [String]) { self.notes += notes }

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
