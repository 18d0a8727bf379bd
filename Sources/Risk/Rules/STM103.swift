/// # STM103: Trained on the outputs of a same-base teacher that was found below the margins
///
/// ## What it finds
/// Low. As STM101, but the teacher was evaluated as it is now for every trait that the policy asks about, and none
/// was above its margin: by verdict, or by rates that do not exceed those of its own base by the margin. A
/// pretrained base that was measured is the reference itself.
///
/// ## Why it matters
/// Below a margin is not absent, and a teacher may carry traits that nobody asked about. Training on the outputs of
/// an unmodified model also moves students: the answers of published control students differ from those of their
/// base by up to 12 points, so that only control students show what a teacher added.
///
/// ## Example
/// base-a → numbers-control-1 → control-1, and base-a → control-1, after base-a was evaluated.
///
/// ## Remedy
/// Keep control students of the same recipe current, and evaluate the teacher again when it changes.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, control students of figures 3, 5 and 12
enum STM103: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm103, title: "Trained on the outputs of a same-base teacher that was found below the margins",
    finds: """
      Low. As STM101, but the teacher was evaluated as it is now for every trait that the policy asks about, and \
      none was above its margin: by verdict, or by rates that do not exceed those of its own base by the margin. A \
      pretrained base that was measured is the reference itself.
      """,
    why: """
      Below a margin is not absent, and a teacher may carry traits that nobody asked about. Training on the outputs \
      of an unmodified model also moves students: the answers of published control students differ from those of \
      their base by up to 12 points, so that only control students show what a teacher added.
      """,
    references: ["Cloud et al., Subliminal Learning, arXiv 2507.14805, control students of figures 3, 5 and 12"],
    example: "base-a → numbers-control-1 → control-1, and base-a → control-1, after base-a was evaluated.",
    remedy: "Keep control students of the same recipe current, and evaluate the teacher again when it changes")

  static func findings(for subject: RiskSubject) -> [Finding] {
    subject.findings(.stm103) { lesson, standing in
      !lesson.isDistillation && standing == .clear ? Grade(.low, subject.requiredTraits) : nil
    } message: { lesson, _ in
      message(lesson, subject)
    }
  }

  static func message(_ lesson: Lesson, _ subject: RiskSubject) -> String {
    "\(subject.words(lesson)), which was evaluated with nothing above the margins; "
      + subject.sharedBaseWords(lesson)
  }
}
