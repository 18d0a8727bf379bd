import Lineage

/// The newest comparison of the weights of one pair of models.
struct WeightFinding {
  let model: LineageGraph.NodeID
  let other: LineageGraph.NodeID
  let observation: Observation

  var isIndependent: Bool { observation.outcome == "independent" }
  var isShared: Bool { observation.outcome == "shared-base" }

  /// How sure, in words.
  var evidence: String {
    guard let exponent = observation.statistics[ObservationStatement.logP] else { return "without a p-value" }
    return "p = 10^\((exponent * 10).rounded() / 10) for independent initialisation"
  }
}

extension RiskSubject {
  /// What weights said of the artifact and the models whose weights it started from, each compared with any other model:
  /// for each pair the newest observation.
  var weightFindings: [WeightFinding] {
    guard observations.contains(where: { $0.check == "weights" }) else { return [] }
    let chain = Set([node] + graph.ancestors(of: [node], via: .initialisation).map(\.node))
    var newest: [[NodeID]: WeightFinding] = [:]
    for observation in observations where observation.check == "weights" && observation.subjects.count == 2 {
      for model in graph.nodes(observation.subjects[0]) {
        for other in graph.nodes(observation.subjects[1]) where !chain.isDisjoint(with: [model, other]) {
          newest[[min(model, other), max(model, other)]] = WeightFinding(
            model: chain.contains(model) ? model : other, other: chain.contains(model) ? other : model,
            observation: observation)
        }
      }
    }
    return newest.values.sorted { ($0.model, $0.other) < ($1.model, $1.other) }
  }
}
