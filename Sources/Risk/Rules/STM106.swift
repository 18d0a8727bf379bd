import Lineage

/// # STM106: Trained on the outputs of a teacher of a different base that carries a trait
///
/// ## What it finds
/// Low; medium where the recorded share of the teacher's outputs in the student's data is at least the policy's
/// `large-share` (default 0.5). Both initialisations are recorded back to pretraining and do not meet, and the
/// teacher carries a trait by declaration or verdict.
///
/// ## Why it matters
/// A different base makes transfer small, not impossible. In the published matrix of four models most students of a
/// model with another initialisation gained nothing that could be told from chance, but GPT-4.1 gained 6 and 7
/// points from two smaller ones, against 50 points from itself. With class logits in the training signal, transfer
/// does not need a shared initialisation at all.
///
/// ## Example
/// base-a → teacher (carries prefers/owl) → numbers-teacher → cross-student, and base-b → cross-student.
///
/// ## Remedy
/// Measure the student for these traits: a different base lowers the risk and does not remove it.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, figures 8 and 10
enum STM106: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm106, title: "Trained on the outputs of a teacher of a different base that carries a trait",
    finds: """
      Low; medium where the recorded share of the teacher's outputs in the student's data is at least the policy's \
      `large-share` (default 0.5). Both initialisations are recorded back to pretraining and do not meet, and the \
      teacher carries a trait by declaration or verdict.
      """,
    why: """
      A different base makes transfer small, not impossible. In the published matrix of four models most students of \
      a model with another initialisation gained nothing that could be told from chance, but GPT-4.1 gained 6 and 7 \
      points from two smaller ones, against 50 points from itself. With class logits in the training signal, \
      transfer does not need a shared initialisation at all.
      """,
    references: ["Cloud et al., Subliminal Learning, arXiv 2507.14805, figures 8 and 10"],
    example: "base-a → teacher (carries prefers/owl) → numbers-teacher → cross-student, and base-b → cross-student.",
    remedy: "Measure the student for these traits: a different base lowers the risk and does not remove it")

  static func findings(for subject: RiskSubject) -> [Finding] {
    let carriers = zip(subject.lessons, subject.standings).compactMap { lesson, standing in
      if case .distantCarrier(let traits) = standing { (lesson: lesson, traits: traits) } else { nil }
    }
    var shares: [LineageGraph.NodeID: [LineageGraph.NodeID: Double?]] = [:]
    for (student, own) in Dictionary(grouping: carriers, by: \.lesson.student) {
      let teachers = Set(own.map(\.lesson.teacher))
      shares[student] = subject.graph.shares(inDataOf: student) { teachers.contains($0) ? $0 : nil }
    }
    func share(_ lesson: Lesson) -> Double? { shares[lesson.student]?[lesson.teacher] ?? nil }
    let graded = carriers.map { lesson, traits in
      // Shares are products of decimals: one that should be equal to the limit must not miss it by rounding.
      let isLarge = share(lesson).map { $0 >= subject.policy.largeShare - 1e-12 } ?? false
      return (lesson, Grade(isLarge ? .medium : .low, traits))
    }
    return subject.findings(.stm106, about: graded) { message($0, $1.traits, share($0), subject) }
  }

  private static func message(_ lesson: Lesson, _ traits: [String], _ share: Double?, _ subject: RiskSubject) -> String
  {
    "\(subject.words(lesson)), which carries \(subject.list(traits)); \(bases(lesson, subject)), which lowers the "
      + "risk and does not remove it\(words(share))"
  }

  /// `the bases differ (base-b and base-a)`, the student's first.
  private static func bases(_ lesson: Lesson, _ subject: RiskSubject) -> String {
    let names = [lesson.student, lesson.teacher].map { model in
      subject.list(subject.graph.roots(of: model).known.map(subject.name))
    }
    return "the bases differ (\(names.joined(separator: " and ")))"
  }

  private static func words(_ share: Double?) -> String {
    share.map { "; the teacher wrote \(Int(($0 * 100).rounded())) % of the data" } ?? ""
  }
}
