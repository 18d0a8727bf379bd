import Lineage

/// # STM140: No current evaluation
///
/// ## What it finds
/// Medium. A trait that the policy asks about was never evaluated at the artifact, or the evaluation is stale: the
/// model is another than the one that was evaluated, the suite has changed, or the result is older than the
/// policy's `max-age`.
///
/// ## Why it matters
/// Results do not carry over. Benign fine-tuning alone moved published preference rates by -8 to +12 points, a
/// misaligned organism swung between almost none and 39 % bad answers after different further training, and
/// students of one recipe differ widely between seeds, so that another student's result says little.
///
/// ## Example
/// student was evaluated, then trained for one more epoch.
///
/// ## Remedy
/// Run `stemma gate` or `stemma eval` on the artifact as it is now.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, figures 3, 5 and 12
/// - github.com/reinthal/about-emergent-misalignment, README (further training of misaligned organisms)
/// - github.com/rain-1/subliminal-learning-scaling-law, README (spread between seeds)
enum STM140: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm140, title: "No current evaluation",
    finds: """
      Medium. A trait that the policy asks about was never evaluated at the artifact, or the evaluation is stale: \
      the model is another than the one that was evaluated, the suite has changed, or the result is older than the \
      policy's `max-age`.
      """,
    why: """
      Results do not carry over. Benign fine-tuning alone moved published preference rates by -8 to +12 points, a \
      misaligned organism swung between almost none and 39 % bad answers after different further training, and \
      students of one recipe differ widely between seeds, so that another student's result says little.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, figures 3, 5 and 12",
      "github.com/reinthal/about-emergent-misalignment, README (further training of misaligned organisms)",
      "github.com/rain-1/subliminal-learning-scaling-law, README (spread between seeds)",
    ],
    example: "student was evaluated, then trained for one more epoch.",
    remedy: "Run `stemma gate` or `stemma eval` on the artifact as it is now")

  static func findings(for subject: RiskSubject) -> [Finding] {
    guard subject.graph[subject.node].kind == .model else { return [] }
    var missing: [String] = []
    var stale: [(trait: String, reason: String)] = []
    for trait in subject.requiredTraits {
      switch state(of: trait, subject) {
      case .current: continue
      case .missing: missing.append(trait)
      case .stale(let reason): stale.append((trait, reason))
      }
    }
    return [missingFinding(missing, subject), staleFinding(stale, subject)].compactMap { $0 }
  }

  private enum State {
    case current, missing
    case stale(String)
  }

  private static func state(of trait: String, _ subject: RiskSubject) -> State {
    let facts = subject.graph[subject.node].traits.filter { $0.trait == trait && $0.basis != .declared }
    let problems = facts.map { subject.change(since: $0, at: subject.node) ?? age(of: $0, subject) }
    guard let newest = problems.last else { return .missing }
    return problems.contains(nil) ? .current : .stale(newest ?? "")
  }

  /// In words, when the evaluation is older than the policy allows; nil when it is not.
  private static func age(of fact: TraitFact, _ subject: RiskSubject) -> String? {
    guard case .days(let limit) = subject.policy.maximumAge else { return nil }
    guard let today = subject.today, let date = fact.recordedAt.flatMap(Timestamp.init) else {
      return "the date of the evaluation is not known"
    }
    let age = (today.secondsSince1970 - date.secondsSince1970) / 86_400
    return age > limit ? "the evaluation is \(age) days old, and the policy allows \(limit)" : nil
  }

  private static func missingFinding(_ traits: [String], _ subject: RiskSubject) -> Finding? {
    guard !traits.isEmpty else { return nil }
    let message = "\(subject.name) was never evaluated for \(subject.list(traits))"
    return subject.finding(.stm140, .medium, message, traits: traits)
  }

  private static func staleFinding(_ stale: [(trait: String, reason: String)], _ subject: RiskSubject) -> Finding? {
    guard !stale.isEmpty else { return nil }
    let traits = stale.map(\.trait)
    let reasons = Set(stale.map(\.reason)).sorted().joined(separator: "; ")
    let message = "the evaluation of \(subject.name) for \(subject.list(traits)) is stale: \(reasons)"
    return subject.finding(.stm140, .medium, message, traits: traits)
  }
}
