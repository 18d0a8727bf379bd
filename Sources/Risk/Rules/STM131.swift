import Lineage

/// # STM131: Declared base contradicted by weights
///
/// ## What it finds
/// Critical. A comparison of weights (`stemma lineage verify --weights`) found nothing of the initialisation that the
/// record gives: the artifact, or a model whose weights it started from, is recorded to start from another model, at
/// any distance, and the hidden units of the two pair off as those of independent initialisations do. One finding for
/// each contradicted pair; the newest comparison of a pair counts.
///
/// ## Why it matters
/// Every question about a shared base rests on the recorded one. Traits pass between models of one initialisation and
/// hardly between others, so that a wrong base hides the teachers that matter and points to those that do not. Hidden
/// units keep their order through fine-tuning, pruning and merging; after independent initialisation their pairing is
/// a random permutation, whose p-value is exact.
///
/// ## Example
/// student is recorded as fine-tuned from base-a, and its weights pair off with those of base-a like noise.
///
/// ## Remedy
/// Find out which weights the training really started from, record that derivation and retract the wrong one; hidden
/// units that were permuted on purpose look like this too.
///
/// ## References
/// - Zhu et al., Independence Tests for Language Models, arXiv 2502.12292
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805
enum STM131: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm131, title: "Declared base contradicted by weights",
    finds: """
      Critical. A comparison of weights (`stemma lineage verify --weights`) found nothing of the initialisation that \
      the record gives: the artifact, or a model whose weights it started from, is recorded to start from another \
      model, at any distance, and the hidden units of the two pair off as those of independent initialisations do. \
      One finding for each contradicted pair; the newest comparison of a pair counts.
      """,
    why: """
      Every question about a shared base rests on the recorded one. Traits pass between models of one initialisation \
      and hardly between others, so that a wrong base hides the teachers that matter and points to those that do not. \
      Hidden units keep their order through fine-tuning, pruning and merging; after independent initialisation their \
      pairing is a random permutation, whose p-value is exact.
      """,
    references: [
      "Zhu et al., Independence Tests for Language Models, arXiv 2502.12292",
      "Cloud et al., Subliminal Learning, arXiv 2507.14805",
    ],
    example: "student is recorded as fine-tuned from base-a, and its weights pair off with those of base-a like noise.",
    remedy: """
      Find out which weights the training really started from, record that derivation and retract the wrong one; \
      hidden units that were permuted on purpose look like this too
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    subject.weightFindings.filter(\.isIndependent).compactMap { found in
      guard case .yes(let base, _, _) = subject.graph.sharedBase(found.model, found.other) else { return nil }
      return finding(found, base, subject)
    }
  }

  private static func finding(
    _ found: WeightFinding, _ base: LineageGraph.NodeID, _ subject: RiskSubject
  ) -> Finding {
    let relation =
      base == found.other
      ? "\(subject.name(found.model)) is recorded to start from \(subject.name(found.other))"
      : "\(subject.name(found.model)) and \(subject.name(found.other)) are recorded to start from \(subject.name(base))"
    let path = subject.chain(from: base, to: found.model) + subject.chain(from: base, to: found.other)
    return subject.finding(
      .stm131, .critical, "\(relation), and their weights say otherwise: \(found.evidence)", path: path)
  }
}
