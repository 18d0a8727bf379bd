import Lineage
import Models

extension LineageGraph {
  /// The graph with what these evaluations say of the models on the bench. A model whose bytes are not those of the
  /// record gains nothing: what was measured is not what was recorded.
  func adding(_ evaluations: [Statement], of bench: Bench, at time: Timestamp) -> LineageGraph {
    var graph = self
    let places = Dictionary(
      bench.seats.values.filter { bench.mismatches[$0.node] == nil }.map { ($0.model.identity, $0.node) }
    ) { first, _ in first }
    for statement in evaluations {
      guard case .evaluation(let evaluation) = statement else { continue }
      let identity = evaluation.model.digests.first { $0.scheme == .identity }
      guard let identity, let node = places[identity.description] else { continue }
      let facts = evaluation.facts(statement: statement.id, identity: identity, at: time)
      graph = graph.replacingTraits(of: node, with: graph[node].traits + facts)
    }
    return graph
  }
}

extension EvaluationStatement {
  fileprivate func facts(statement: String, identity: Digest, at time: Timestamp) -> [TraitFact] {
    traits.map { trait in
      TraitFact(
        trait: trait.trait, standing: trait.standing, basis: .evaluation, statement: statement, suite: suite,
        suiteDigest: suiteDigest, modelIdentity: identity, recordedAt: time.description, rate: trait.rate)
    }
  }
}
