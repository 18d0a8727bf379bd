package import Lineage

/// What a comparison of the weights of two recorded models says about what the record says of them.
package struct WeightVerification: Sendable {
  /// The word of the check in observations.
  package static let check = "weights"

  package var model: LineageGraph.NodeID
  package var other: LineageGraph.NodeID
  package var result: WeightCheck
  /// What the record says: that the model starts from the other one (at any distance), that both start from a third, or
  /// that nothing joins them.
  package var recorded: RecordedRelation

  package enum RecordedRelation: String, Sendable {
    case base, common, none
  }

  package init(
    _ model: LineageGraph.NodeID, against other: LineageGraph.NodeID, in graph: LineageGraph, result: WeightCheck
  ) {
    self.model = model
    self.other = other
    self.result = result
    recorded = graph.recordedRelation(model, other)
  }

  /// Whether the weights say something else than the record does.
  package var isContradiction: Bool {
    switch result.outcome {
    case .independent: recorded != .none
    case .sharedBase: recorded == .none
    case .undecided, .incomparable: false
    }
  }

  /// What must hold for the finding, and what it cannot show.
  private static let assumptions = [
    "the p-value is that of independent initialisation: exact where the hidden units of at least one of the two models "
      + "are exchangeable at the start, as with random weights",
    "a shared base does not say which of the two was made from the other",
    "a model whose hidden units were permuted on purpose looks independent",
    "weights say nothing about the data that a model was trained on",
  ]

  /// As the record keeps it.
  package func observation(in graph: LineageGraph, at time: Timestamp) -> ObservationStatement {
    ObservationStatement(
      check: Self.check, subjects: [model, other].map { graph.reference($0) }, outcome: result.outcome.rawValue,
      statistics: statistics, assumptions: Self.assumptions, observedAt: time)
  }

  private var statistics: [String: Double] {
    var numbers: [String: Double] = [
      "layers": Double(result.layers.count), "units": Double(result.layers.map(\.units).max() ?? 0),
      "tensors-identical": Double(result.tensors.identical.count),
      "tensors-changed": Double(result.tensors.changed.count),
      "tensors-missing": Double(result.tensors.missing.count), "tensors-added": Double(result.tensors.added.count),
      "tensors-reshaped": Double(result.tensors.reshaped.count),
      "tensors-low-rank": Double(result.tensors.lowRank.count),
    ]
    numbers[ObservationStatement.logP] = result.log10P
    numbers["least-p-log10"] = result.leastLog10P
    numbers["relative-l2"] = result.tensors.relative
    numbers["largest-low-rank"] = result.tensors.lowRank.compactMap(\.lowRank).max().map(Double.init)
    return numbers.filter { $0.value.isFinite }
  }
}

extension LineageGraph {
  /// How the record joins the initialisations of two models.
  package func recordedRelation(_ model: NodeID, _ other: NodeID) -> WeightVerification.RecordedRelation {
    guard case .yes(let base, _, _) = sharedBase(model, other) else { return .none }
    return base == other || base == model ? .base : .common
  }

  /// The artifact by all its digests.
  func reference(_ node: NodeID) -> ArtifactReference {
    ArtifactReference(name: self[node].name, digests: self[node].digests)
  }
}
