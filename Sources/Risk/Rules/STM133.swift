import Lineage

/// # STM133: Sources disagree about the base
///
/// ## What it finds
/// Medium. What was read from files of one model (card, configuration, adapter, header) or declared of it names
/// different bases, or the same base by different methods, and at least one of the claims was imported. The artifact
/// and every model that it was made from are looked at; a relation that was not stated (`derived`) agrees with every
/// method.
///
/// ## Why it matters
/// Which base it is decides about everything else that is said here, and files are wrong about it in known ways:
/// adapters are saved with the wrong base, renamed repositories leave cards that point elsewhere, and one field holds
/// fine-tunes, merges and quantised copies alike. A program that quietly takes one of the claims is as often wrong as
/// the file.
///
/// ## Example
/// README.md says that candidate was fine-tuned from base-a, and adapter_config.json that it is an adapter on base-b.
///
/// ## Remedy
/// Find out which is true, verify it by weights, and retract the statement that is wrong.
///
/// ## References
/// - github.com/huggingface/peft, issue 2001 (wrong base saved with an adapter)
/// - github.com/huggingface/hub-docs, issue 1388 (renamed bases)
enum STM133: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm133, title: "Sources disagree about the base",
    finds: """
      Medium. What was read from files of one model (card, configuration, adapter, header) or declared of it names \
      different bases, or the same base by different methods, and at least one of the claims was imported. The \
      artifact and every model that it was made from are looked at; a relation that was not stated (`derived`) agrees \
      with every method.
      """,
    why: """
      Which base it is decides about everything else that is said here, and files are wrong about it in known ways: \
      adapters are saved with the wrong base, renamed repositories leave cards that point elsewhere, and one field \
      holds fine-tunes, merges and quantised copies alike. A program that quietly takes one of the claims is as \
      often wrong as the file.
      """,
    references: [
      "github.com/huggingface/peft, issue 2001 (wrong base saved with an adapter)",
      "github.com/huggingface/hub-docs, issue 1388 (renamed bases)",
    ],
    example: """
      README.md says that candidate was fine-tuned from base-a, and adapter_config.json that it is an adapter on \
      base-b.
      """,
    remedy: "Find out which is true, verify it by weights, and retract the statement that is wrong")

  static func findings(for subject: RiskSubject) -> [Finding] {
    let disputes = disputes(subject).map { ($0, Grade(.medium)) }
    return subject.findings(.stm133, about: disputes, length: \.place, ends: { [$0.model] }) { dispute, _ in
      let words = claims(about: dispute.model, subject.graph).map { Self.words($0, subject) }
      let message = "the record disagrees about the base of \(subject.name(dispute.model)): "
      return subject.finding(
        .stm133, .medium, message + words.joined(separator: " or "), path: subject.origins.path(at: dispute.place))
    }
  }

  /// The derivations that contradict each other, of the models that are looked at one by one.
  static func disputed(_ subject: RiskSubject) -> [LineageGraph.Derivation] {
    disputes(subject).prefix(max(subject.limit, RiskSubject.usualLimit)).flatMap {
      claims(about: $0.model, subject.graph).map(\.derivation)
    }
  }

  private struct Dispute {
    var model: LineageGraph.NodeID
    /// Among all that the artifact was made from, the nearest first.
    var place: Int
  }

  private static func disputes(_ subject: RiskSubject) -> [Dispute] {
    subject.origins.starts.enumerated().compactMap { place, node in
      guard subject.graph.kind(of: node) == .model, subject.graph.makings(of: node).count > 1,
        disagree(claims(about: node, subject.graph))
      else { return nil }
      return Dispute(model: node, place: place)
    }
  }

  /// What one derivation says about the base of a model.
  private struct Claim {
    var derivation: LineageGraph.Derivation
    /// Sorted.
    var bases: [String]
  }

  /// One claim for each derivation that names a base, sorted by what they say.
  private static func claims(about model: LineageGraph.NodeID, _ graph: LineageGraph) -> [Claim] {
    let derivations = graph[model].derivations
    guard derivations.count > 1 else { return [] }
    let inputs = Dictionary(grouping: graph.inputs(of: model).filter { $0.role == .base }, by: \.statement)
    let claims = derivations.compactMap { derivation in
      inputs[derivation.statement].map { edges in
        Claim(derivation: derivation, bases: Set(edges.map { graph[$0.from].name }).sorted())
      }
    }
    return claims.sorted { key($0) < key($1) }
  }

  private static func key(_ claim: Claim) -> (String, String, String) {
    (claim.bases.joined(separator: "\n"), claim.derivation.method.rawValue, claim.derivation.statement)
  }

  private static func disagree(_ claims: [Claim]) -> Bool {
    guard claims.contains(where: { $0.derivation.knowledge == .imported }) else { return false }
    let methods = Set(claims.map(\.derivation.method)).subtracting([.derived])
    return Set(claims.map(\.bases)).count > 1 || methods.count > 1
  }

  /// `base-a (finetuned; README.md: base_model)`.
  private static func words(_ claim: Claim, _ subject: RiskSubject) -> String {
    let derivation = claim.derivation
    let sources = subject.facts.sources[derivation.statement] ?? [derivation.knowledge.rawValue]
    return "\(subject.list(claim.bases)) (\(derivation.method.rawValue); \(subject.list(sources)))"
  }
}
