import Lineage

/// # STM113: Judged, labelled or rewarded by a model that carries a trait
///
/// ## What it finds
/// Medium. The data of the artifact (or of a model whose weights it started from) were judged, labelled or filtered by
/// a model, or the training was rewarded by one; the judge carries a trait by declaration or verdict; and the two
/// share a base, or it is not known that they do not. A judge of a different base is the matter of STM110.
///
/// ## Why it matters
/// A judge does not need to write anything to pass something on: preference labels alone, one bit for each comparison,
/// have been shown to carry traits to the model that was trained on them. And a judge that shares the student's base
/// knows the student's answers from the inside.
///
/// ## Example
/// teacher (carries prefers/owl) judged the comparisons on which student was preference-optimised; both start from
/// base-a.
///
/// ## Remedy
/// Let a model of another base judge, or gate the student on the traits of the judge.
///
/// ## References
/// - arXiv 2603.01204 (traits through preference labels)
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805
enum STM113: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm113, title: "Judged, labelled or rewarded by a model that carries a trait",
    finds: """
      Medium. The data of the artifact (or of a model whose weights it started from) were judged, labelled or \
      filtered by a model, or the training was rewarded by one; the judge carries a trait by declaration or verdict; \
      and the two share a base, or it is not known that they do not. A judge of a different base is the matter of \
      STM110.
      """,
    why: """
      A judge does not need to write anything to pass something on: preference labels alone, one bit for each \
      comparison, have been shown to carry traits to the model that was trained on them. And a judge that shares the \
      student's base knows the student's answers from the inside.
      """,
    references: [
      "arXiv 2603.01204 (traits through preference labels)",
      "Cloud et al., Subliminal Learning, arXiv 2507.14805",
    ],
    example: """
      teacher (carries prefers/owl) judged the comparisons on which student was preference-optimised; both start \
      from base-a.
      """,
    remedy: "Let a model of another base judge, or gate the student on the traits of the judge")

  static func findings(for subject: RiskSubject) -> [Finding] {
    let graded = subject.judgements.filter { $0.relation != .different }.compactMap { judgement -> (Lesson, Grade)? in
      let traits = subject.carried(by: judgement.teacher)
      return traits.isEmpty ? nil : (judgement, Grade(.medium, traits))
    }
    return subject.findings(.stm113, about: graded) { judgement, grade in
      "\(words(judgement, subject)), which carries \(subject.list(grade.traits)); \(bases(judgement, subject))"
    }
  }

  /// `student was trained on labels, judged by teacher`.
  private static func words(_ judgement: Lesson, _ subject: RiskSubject) -> String {
    let student = subject.name(judgement.student)
    let start = judgement.isInherited ? "\(subject.name) starts from \(student), which" : student
    let judge = subject.name(judgement.teacher)
    guard let dataset = judgement.dataset else { return "\(start) was rewarded by \(judge)" }
    let method = judgement.training.first?.method ?? .judged
    return "\(start) was trained on \(subject.name(dataset)), \(method.rawValue) by \(judge)"
  }

  private static func bases(_ judgement: Lesson, _ subject: RiskSubject) -> String {
    judgement.hasSharedBase ? subject.sharedBaseWords(judgement) : "whether the two share a base is unknown"
  }
}
