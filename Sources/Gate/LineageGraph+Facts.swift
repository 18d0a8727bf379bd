import Lineage

extension LineageGraph {
  /// The graph with what these evaluations say of the models on the bench. A model whose bytes are not those of the
  /// record gains nothing: what was measured is not what was recorded.
  func adding(_ evaluations: [Statement], of bench: Bench, at time: Timestamp) -> LineageGraph {
    var graph = self
    let seats = bench.seats.values.filter { bench.mismatches[$0.node] == nil }
    let places = Dictionary(seats.map { (reference($0).key, $0.node) }) { first, _ in first }
    for statement in evaluations {
      guard case .evaluation(let evaluation) = statement else { continue }
      guard let node = places[evaluation.model.key] else { continue }
      let facts = evaluation.facts(statement: statement.id, identity: evaluation.model.identity, at: time)
      graph = graph.replacingTraits(of: node, with: graph[node].traits + facts)
    }
    return graph
  }

  private func reference(_ seat: Bench.Seat) -> ArtifactReference {
    ArtifactReference(name: self[seat.node].name, digests: seat.digests)
  }
}

extension ArtifactReference {
  fileprivate var identity: Digest? { digests.first { $0.scheme == .identity } }

  /// By what a model that was measured is recognised: its weights, and its name where nobody has seen these.
  fileprivate var key: String { identity?.description ?? name }
}

extension EvaluationStatement {
  fileprivate func facts(statement: String, identity: Digest?, at time: Timestamp) -> [TraitFact] {
    traits.map { trait in
      TraitFact(
        trait: trait.trait, standing: trait.standing, basis: .evaluation, statement: statement, suite: suite,
        suiteDigest: suiteDigest, modelIdentity: identity, recordedAt: time.description, rate: trait.rate)
    }
  }
}
