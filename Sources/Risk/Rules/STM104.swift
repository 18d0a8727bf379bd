import Lineage

/// # STM104: Shared base by behavioural match only
///
/// ## What it finds
/// Medium. No recorded derivation joins the initialisations of the artifact (or of a model whose weights it started
/// from) and of a teacher of its data, but an observation says that the two are behaviourally matched: a provider's
/// word, or a measurement. One finding for each matched pair. What the teacher carries is said by STM101, STM102,
/// STM103 or STM107, for which a match counts as a shared base.
///
/// ## Why it matters
/// Published transfer happens between models with the same or behaviourally matched bases: students of GPT-4.1 gained
/// 30 points from teachers made of GPT-4o, which no public record joins. But a match is an inference. Testing
/// provenance by agreement of outputs named the right origin in 90 to 95 % of positive answers, so that one match in
/// ten to twenty is wrong, and a provider's word may be outdated.
///
/// ## Example
/// the record says that hub-model and base-a are behaviourally matched; hub-model wrote the answers that student,
/// which starts from base-a, was trained on.
///
/// ## Remedy
/// Measure the match anew, or record the derivation that joins the two, and retract an observation that no longer
/// holds.
///
/// ## References
/// - Nature 652, 615-621, abstract
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8
/// - Nikolić et al., Model Provenance Testing, arXiv 2502.00706
enum STM104: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm104, title: "Shared base by behavioural match only",
    finds: """
      Medium. No recorded derivation joins the initialisations of the artifact (or of a model whose weights it \
      started from) and of a teacher of its data, but an observation says that the two are behaviourally matched: a \
      provider's word, or a measurement. One finding for each matched pair. What the teacher carries is said by \
      STM101, STM102, STM103 or STM107, for which a match counts as a shared base.
      """,
    why: """
      Published transfer happens between models with the same or behaviourally matched bases: students of GPT-4.1 \
      gained 30 points from teachers made of GPT-4o, which no public record joins. But a match is an inference. \
      Testing provenance by agreement of outputs named the right origin in 90 to 95 % of positive answers, so that \
      one match in ten to twenty is wrong, and a provider's word may be outdated.
      """,
    references: [
      "Nature 652, 615-621, abstract",
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8",
      "Nikolić et al., Model Provenance Testing, arXiv 2502.00706",
    ],
    example: """
      the record says that hub-model and base-a are behaviourally matched; hub-model wrote the answers that student, \
      which starts from base-a, was trained on.
      """,
    remedy: """
      Measure the match anew, or record the derivation that joins the two, and retract an observation that no longer \
      holds
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    let byMatch = Dictionary(grouping: subject.lessons.filter { $0.relation == .matched }, by: \.match)
    return byMatch.compactMap { match, lessons in match.flatMap { finding($0, lessons, subject) } }
  }

  private static func finding(_ match: BaseMatch, _ lessons: [Lesson], _ subject: RiskSubject) -> Finding? {
    guard let nearest = lessons.min(by: { $0.length < $1.length }) else { return nil }
    let teachers = Set(lessons.map(\.teacher)).sorted { (subject.name($0), $0) < (subject.name($1), $1) }
    let message =
      "no recorded derivation joins \(subject.name(match.left)), from which \(subject.name) starts, and "
      + "\(subject.name(match.right)), from which \(subject.list(teachers.map(subject.name))) "
      + "\(teachers.count == 1 ? "starts" : "start"): the two share a base by behavioural match only, "
      + evidence(match, subject)
    let traits = Set(teachers.flatMap { mayPass($0, subject) }).sorted()
    return subject.finding(.stm104, .medium, message, path: subject.path(of: nearest), traits: traits)
  }

  /// What the teacher may have passed on: what it carries, else whatever is asked about.
  private static func mayPass(_ teacher: LineageGraph.NodeID, _ subject: RiskSubject) -> [String] {
    let carried = subject.carried(by: teacher)
    return carried.isEmpty ? subject.requiredTraits : carried
  }

  /// How the match is known, by the newest observation.
  private static func evidence(_ match: BaseMatch, _ subject: RiskSubject) -> String {
    let found = subject.observations.last { observation in
      observation.isMatch && observation.compares(match.left, match.right, in: subject.graph)
    }
    guard let found else { return "of which nothing more is recorded" }
    let day = found.observedAt.description.prefix(10)
    guard let exponent = found.statistics[ObservationStatement.logP] else {
      return "which was stated on \(day), without a measurement"
    }
    return "which was measured on \(day) (log10 p = \(rounded(exponent)))"
  }

  /// To one decimal, without trapping on what no integer can hold.
  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
