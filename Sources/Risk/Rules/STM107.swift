/// # STM107: Distilled on the logits of a same-base teacher
///
/// ## What it finds
/// One level above STM101, STM102 and STM103, in whose place it stands. The artifact, or a model whose weights it
/// started from, was trained on the logits of a teacher, and the two share a base. Critical where the teacher carries
/// a trait, critical where at least one trait that the policy asks about was never evaluated at the teacher as it is
/// now, medium where the teacher was found below every margin.
///
/// ## Why it matters
/// Logits say more per token than text does. Students that were trained only on three logits without a meaning, on
/// images of noise, classified digits with 53 % accuracy when they shared the teacher's initialisation and with 11 %
/// when they did not; on all logits they reached 91 %, and still 74 % without a shared initialisation. The proof that
/// a step of distillation moves the student towards its teacher is about exact outputs, not about sampled text.
///
/// ## Example
/// base-a → teacher → (distilled) small-student, and base-a → small-student.
///
/// ## Remedy
/// Distil from a teacher of another base, or gate the student on the traits of the teacher.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, section 6 and figure 10
enum STM107: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm107, title: "Distilled on the logits of a same-base teacher",
    finds: """
      One level above STM101, STM102 and STM103, in whose place it stands. The artifact, or a model whose weights it \
      started from, was trained on the logits of a teacher, and the two share a base. Critical where the teacher \
      carries a trait, critical where at least one trait that the policy asks about was never evaluated at the \
      teacher as it is now, medium where the teacher was found below every margin.
      """,
    why: """
      Logits say more per token than text does. Students that were trained only on three logits without a meaning, \
      on images of noise, classified digits with 53 % accuracy when they shared the teacher's initialisation and \
      with 11 % when they did not; on all logits they reached 91 %, and still 74 % without a shared initialisation. \
      The proof that a step of distillation moves the student towards its teacher is about exact outputs, not about \
      sampled text.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, section 6 and figure 10"
    ],
    example: "base-a → teacher → (distilled) small-student, and base-a → small-student.",
    remedy: "Distil from a teacher of another base, or gate the student on the traits of the teacher")

  static func findings(for subject: RiskSubject) -> [Finding] {
    subject.findings(.stm107) { lesson, standing in
      guard lesson.isDistillation else { return nil }
      switch standing {
      case .carrier(let traits), .unevaluated(let traits): return Grade(.critical, traits)
      case .clear: return Grade(.medium, subject.requiredTraits)
      case .unknownBase, .distantCarrier, .distant: return nil
      }
    } message: { lesson, grade in
      if grade.severity == .medium { return STM103.message(lesson, subject) }
      return subject.carried(by: lesson.teacher).isEmpty
        ? STM102.message(lesson, grade.traits, subject) : STM101.message(lesson, grade.traits, subject)
    }
  }
}
