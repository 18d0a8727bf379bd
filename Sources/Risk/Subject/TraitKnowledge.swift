import Lineage

/// What the record says about one trait of one artifact as it is now.
package enum TraitKnowledge: Sendable, Equatable {
  /// Declared, or found by a verdict, whatever its age: a trait does not go away by growing old.
  case carries
  /// Evaluated as it is now, and nothing above the margin was found.
  case clear
  /// Evaluated as it is now, and neither of the two can be said.
  case undecided
  /// Evaluated once, and something has changed since; why.
  case stale(String)
  case unevaluated
}

extension RiskSubject {
  /// The traits that an artifact carries by declaration or verdict, sorted.
  package func carried(by node: NodeID) -> [String] {
    Set(graph[node].traits.filter { $0.standing == .carries }.map(\.trait)).sorted()
  }

  /// Of the required traits, those of which nothing is known at a model: neither carried nor found below the margin.
  package func unknownTraits(of node: NodeID) -> [String] {
    requiredTraits.filter { trait in
      switch knowledge(of: trait, at: node) {
      case .carries, .clear: false
      case .undecided, .stale, .unevaluated: true
      }
    }
  }

  package func knowledge(of trait: String, at node: NodeID) -> TraitKnowledge {
    let facts = graph[node].traits.filter { $0.trait == trait }
    if facts.contains(where: { $0.standing == .carries }) { return .carries }
    let evaluations = facts.filter { $0.basis != .declared }
    guard let newest = evaluations.last else { return .unevaluated }
    let current = evaluations.filter { change(since: $0, at: node) == nil }
    if current.isEmpty { return .stale(change(since: newest, at: node) ?? "") }
    return decisive(current).allSatisfy { isBelowMargin($0, at: node) } ? .clear : .undecided
  }

  /// The evaluations that decide: for each suite its newest verdict, in all its contexts; for a suite without a verdict
  /// every measured rate.
  private func decisive(_ facts: [TraitFact]) -> [TraitFact] {
    let judged = facts.filter { $0.standing != .measured }
    let newest = judged.reduce(into: [:]) { $0[$1.suite] = $1.statement }
    return facts.filter { fact in newest[fact.suite].map { $0 == fact.statement } ?? true }
  }

  /// Whether an evaluation found nothing above the margin: by verdict, or by a rate that does not exceed that of the
  /// model's own bases under the same suite by the margin. A pretrained model is what others are compared with.
  private func isBelowMargin(_ fact: TraitFact, at node: NodeID) -> Bool {
    switch fact.standing {
    case .notDetected: return true
    case .carries, .inconclusive: return false
    case .measured: break
    }
    let bases = graph.inputs(of: node).filter(\.isInitialisation).map(\.from)
    if bases.isEmpty { return graph.roots(of: node).isComplete }
    guard let rate = fact.rate, let margin = policy.entry(for: fact.trait)?.margin else { return false }
    return bases.allSatisfy { base in rates(of: fact, at: base).min().map { rate - $0 < margin } ?? false }
  }

  /// The rates of another model in the same trait under the same version of the same suite.
  private func rates(of fact: TraitFact, at node: NodeID) -> [Double] {
    graph[node].traits.filter {
      $0.trait == fact.trait && $0.suite == fact.suite && $0.suiteDigest == fact.suiteDigest
    }.compactMap(\.rate)
  }

  /// What has changed since an evaluation, in words; nil when it holds for the artifact as it is.
  func change(since fact: TraitFact, at node: NodeID) -> String? {
    let identities = graph[node].digests.filter { $0.scheme == .identity }
    if identities != [fact.modelIdentity].compactMap({ $0 }) { return "the model is not the one that was evaluated" }
    if let suite = fact.suite, let now = suiteDigests[suite], now != fact.suiteDigest {
      return "the suite \(suite) has changed since"
    }
    return nil
  }
}
