/// # STM102: Trained on the outputs of a same-base teacher that was not evaluated
///
/// ## What it finds
/// High. As STM101, but nothing is known to be carried by the teacher, and at least one trait that the policy asks
/// about was never evaluated at the teacher as it is now, or no evaluation could decide. An evaluation of other
/// weights or under an earlier version of its suite does not count. Under a policy that asks about no trait every such
/// teacher counts: of what nobody asked, nothing is known.
///
/// ## Why it matters
/// Looking at the data does not replace looking at the teacher. A prompted model that was asked which of two number
/// sequences came from the teacher with the trait was right in 47.5 to 53.3 % of cases, and a judge of filtered
/// chains of thought had an area under the ROC curve of 0.62; students of the same data showed the traits clearly.
///
/// ## Example
/// base-a → assistant (fine-tuned, never evaluated) → answers → student, and base-a → student, under a policy that
/// asks about prefers/*.
///
/// ## Remedy
/// Evaluate the teacher for the required traits first, or gate the student on all of them.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, section 5 and appendix D
enum STM102: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm102, title: "Trained on the outputs of a same-base teacher that was not evaluated",
    finds: """
      High. As STM101, but nothing is known to be carried by the teacher, and at least one trait that the policy \
      asks about was never evaluated at the teacher as it is now, or no evaluation could decide. An evaluation of \
      other weights or under an earlier version of its suite does not count. Under a policy that asks about no trait \
      every such teacher counts: of what nobody asked, nothing is known.
      """,
    why: """
      Looking at the data does not replace looking at the teacher. A prompted model that was asked which of two \
      number sequences came from the teacher with the trait was right in 47.5 to 53.3 % of cases, and a judge of \
      filtered chains of thought had an area under the ROC curve of 0.62; students of the same data showed the \
      traits clearly.
      """,
    references: ["Cloud et al., Subliminal Learning, arXiv 2507.14805, section 5 and appendix D"],
    example: """
      base-a → assistant (fine-tuned, never evaluated) → answers → student, and base-a → student, under a policy \
      that asks about prefers/*.
      """,
    remedy: "Evaluate the teacher for the required traits first, or gate the student on all of them")

  static func findings(for subject: RiskSubject) -> [Finding] {
    subject.findings(.stm102) { lesson, standing in
      guard !lesson.isDistillation, case .unevaluated(let traits) = standing else { return nil }
      return Grade(.high, traits)
    } message: {
      message($0, $1.traits, subject)
    }
  }

  static func message(_ lesson: Lesson, _ traits: [String], _ subject: RiskSubject) -> String {
    let gap =
      traits.isEmpty ? "of whose traits nothing is known" : "which was not evaluated for \(subject.list(traits))"
    return "\(subject.words(lesson)), \(gap); \(subject.sharedBaseWords(lesson))"
  }
}
