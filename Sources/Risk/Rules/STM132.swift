import Lineage

/// # STM132: Undeclared shared base found by weights
///
/// ## What it finds
/// Critical. A comparison of weights (`stemma lineage verify --weights --against OTHER`) ruled out that the artifact, or
/// a model whose weights it started from, and another model were initialised independently, and no recorded derivation
/// joins the two. One finding for each pair; the newest comparison of a pair counts.
///
/// ## Why it matters
/// Two models of one initialisation pass traits to each other through data that never mention them. A record that does
/// not join them calls that hop one between different bases, and weighs it at a tenth.
///
/// ## Example
/// cross-student is recorded to start from base-b, its teacher from base-a, and the weights of the two say that they
/// started from one.
///
/// ## Remedy
/// Record where both come from: the derivation that is missing joins them, and risk and gate then ask the right teachers.
///
/// ## References
/// - Zhu et al., Independence Tests for Language Models, arXiv 2502.12292
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805
enum STM132: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm132, title: "Undeclared shared base found by weights",
    finds: """
      Critical. A comparison of weights (`stemma lineage verify --weights --against OTHER`) ruled out that the artifact, \
      or a model whose weights it started from, and another model were initialised independently, and no recorded \
      derivation joins the two. One finding for each pair; the newest comparison of a pair counts.
      """,
    why: """
      Two models of one initialisation pass traits to each other through data that never mention them. A record that \
      does not join them calls that hop one between different bases, and weighs it at a tenth.
      """,
    references: [
      "Zhu et al., Independence Tests for Language Models, arXiv 2502.12292",
      "Cloud et al., Subliminal Learning, arXiv 2507.14805",
    ],
    example: """
      cross-student is recorded to start from base-b, its teacher from base-a, and the weights of the two say that they \
      started from one.
      """,
    remedy: """
      Record where both come from: the derivation that is missing joins them, and risk and gate then ask the right \
      teachers
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    subject.weightFindings.filter(\.isShared).compactMap { found in
      if case .yes = subject.graph.sharedBase(found.model, found.other) { return nil }
      let message =
        "\(subject.name(found.model)) and \(subject.name(found.other)) go back to one initialisation by their weights "
        + "(\(found.evidence)), and no recorded derivation joins them"
      return subject.finding(
        .stm132, .critical, message, path: subject.chain(from: found.model, to: subject.node))
    }
  }
}
