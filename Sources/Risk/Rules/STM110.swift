import Lineage

/// # STM110: Taint at a distance
///
/// ## What it finds
/// High, medium or low by the weight of the heaviest path from a carrier of a trait to the artifact: at least 0.5, at
/// least 0.1, or less. Each hop through data weighs 1 with a shared base, 0.5 with an unknown and 0.1 with a different
/// one (the policy's `hop-weights`), times the recorded share of the data; starting from weights weighs 1. The carrier
/// may be a base, a merge parent, a teacher's teacher, a judge, a dataset, or the artifact itself. What STM101,
/// STM105, STM106, STM107, STM111 or STM113 already says of the same carrier is not repeated, unless another path from
/// it is heavier than what they say. The weight is an order of concern, not a probability.
///
/// ## Why it matters
/// Traits outlive later training to an extent that nobody can predict: a misaligned organism that gave bad answers in
/// 31 % of cases still did so in 12.5 % after fine-tuning on arithmetic, in almost none after other benign data, and
/// in 39 % after one variant. Preference labels alone can carry a trait.
///
/// ## Example
/// poisoned-base (carries misaligned/free-form) → teacher → answers → student.
///
/// ## Remedy
/// Measure the artifact for the trait; `stemma lineage impact` on the carrier lists what else it may have reached.
///
/// ## References
/// - github.com/reinthal/about-emergent-misalignment, README (further training of misaligned organisms)
/// - arXiv 2603.01204 (traits through preference labels)
enum STM110: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm110, title: "Taint at a distance",
    finds: """
      High, medium or low by the weight of the heaviest path from a carrier of a trait to the artifact: at least \
      0.5, at least 0.1, or less. Each hop through data weighs 1 with a shared base, 0.5 with an unknown and 0.1 \
      with a different one (the policy's `hop-weights`), times the recorded share of the data; starting from weights \
      weighs 1. The carrier may be a base, a merge parent, a teacher's teacher, a judge, a dataset, or the artifact \
      itself. What STM101, STM105, STM106, STM107, STM111 or STM113 already says of the same carrier is not \
      repeated, unless another path from it is heavier than what they say. The weight is an order of concern, not a \
      probability.
      """,
    why: """
      Traits outlive later training to an extent that nobody can predict: a misaligned organism that gave bad \
      answers in 31 % of cases still did so in 12.5 % after fine-tuning on arithmetic, in almost none after other \
      benign data, and in 39 % after one variant. Preference labels alone can carry a trait.
      """,
    references: [
      "github.com/reinthal/about-emergent-misalignment, README (further training of misaligned organisms)",
      "arXiv 2603.01204 (traits through preference labels)",
    ],
    example: "poisoned-base (carries misaligned/free-form) → teacher → answers → student.",
    remedy: """
      Measure the artifact for the trait; `stemma lineage impact` on the carrier lists what else it may have reached
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    // Where a merge comes last, STM111 speaks of the parent.
    subject.unsaidTaints(at: subject.node).filter { !$0.path.endsInMerge }.map { trait, path in
      subject.finding(
        .stm110, severity(path.level), message(trait, path, subject), path: path.edges, traits: [trait])
    }
  }

  private static func message(_ trait: String, _ path: TaintPath, _ subject: RiskSubject) -> String {
    guard !path.edges.isEmpty else { return "\(subject.name) is itself recorded to carry \(trait)" }
    let distance = subject.derivations(path.edges.count)
    return
      "\(subject.name) may carry \(trait): \(subject.name(path.carrier)) carries it, \(distance) away "
      + "(\(path.level.rawValue))"
  }

  static func severity(_ level: TaintLevel) -> Severity {
    switch level {
    case .high: .high
    case .medium: .medium
    case .low: .low
    }
  }
}
