/// # STM101: Trained on the outputs of a same-base teacher that carries a trait
///
/// ## What it finds
/// Critical. The artifact, or a model whose weights it started from, was trained on data that a teacher wrote (at any
/// depth of filtering, mixing or paraphrasing); teacher and student start from the same base, or from two that are
/// behaviourally matched; and the teacher carries a trait by declaration or verdict. Where the student is an ancestor,
/// the finding says that it is inherited.
///
/// ## Why it matters
/// Students pick up traits of their teacher from data that never mention them when both start from the same weights. A
/// model that names the owl as its favourite animal in 12 % of answers rose to 62 % after training on filtered number
/// sequences written by a copy of itself that was told to love owls; a control student on numbers of the unprompted
/// model stayed at 13 %. Misalignment passed the same way: 9.4 % of free answers against 1 % or less in three control
/// groups.
///
/// ## Example
/// base-a → teacher (told to prefer owls) → numbers-teacher → numbers-teacher-filtered → student, and base-a →
/// student.
///
/// ## Remedy
/// Generate the data with a teacher of another base, or gate the student on the traits of the teacher.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805; Nature 652, 615-621, doi:10.1038/s41586-026-10319-8
enum STM101: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm101, title: "Trained on the outputs of a same-base teacher that carries a trait",
    finds: """
      Critical. The artifact, or a model whose weights it started from, was trained on data that a teacher wrote (at \
      any depth of filtering, mixing or paraphrasing); teacher and student start from the same base, or from two \
      that are behaviourally matched; and the teacher carries a trait by declaration or verdict. Where the student \
      is an ancestor, the finding says that it is inherited.
      """,
    why: """
      Students pick up traits of their teacher from data that never mention them when both start from the same \
      weights. A model that names the owl as its favourite animal in 12 % of answers rose to 62 % after training on \
      filtered number sequences written by a copy of itself that was told to love owls; a control student on numbers \
      of the unprompted model stayed at 13 %. Misalignment passed the same way: 9.4 % of free answers against 1 % or \
      less in three control groups.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805; Nature 652, 615-621, doi:10.1038/s41586-026-10319-8"
    ],
    example: """
      base-a → teacher (told to prefer owls) → numbers-teacher → numbers-teacher-filtered → student, and base-a → \
      student.
      """,
    remedy: "Generate the data with a teacher of another base, or gate the student on the traits of the teacher")

  static func findings(for subject: RiskSubject) -> [Finding] {
    subject.findings(.stm101) { lesson, standing in
      guard !lesson.isDistillation, case .carrier(let traits) = standing else { return nil }
      return Grade(.critical, traits)
    } message: {
      message($0, $1.traits, subject)
    }
  }

  static func message(_ lesson: Lesson, _ traits: [String], _ subject: RiskSubject) -> String {
    "\(subject.words(lesson)), which carries \(subject.list(traits)); \(subject.sharedBaseWords(lesson))"
  }
}
