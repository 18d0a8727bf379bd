import Lineage

/// # STM121: Filtering does not end a path
///
/// ## What it finds
/// Note. Between a teacher and the student the data were filtered, paraphrased or translated, and the lesson is one
/// that another rule reports: shared or unknown base, or a teacher that carries a trait.
///
/// ## Why it matters
/// Filters look at items, and the signal is not in what items say. Number sequences passed a strict format filter,
/// code a word filter and a model, chains of thought a judge, and the traits passed with them. Faithful paraphrases
/// by a model with a preference moved students by up to 19 points, and by 18 where the text expressed dislike.
/// Filtering is worth recording; it is not a mitigation that a gate can rely on.
///
/// ## Example
/// teacher → numbers-teacher → (filtered) numbers-teacher-filtered → student.
///
/// ## Remedy
/// Do not count the filter as protection: measure the student, or take a teacher of another base.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, sections 3 and 4
/// - Gisler, He and Qiu, You Didn't Have to Say It like That, arXiv 2603.09517
enum STM121: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm121, title: "Filtering does not end a path",
    finds: """
      Note. Between a teacher and the student the data were filtered, paraphrased or translated, and the lesson is \
      one that another rule reports: shared or unknown base, or a teacher that carries a trait.
      """,
    why: """
      Filters look at items, and the signal is not in what items say. Number sequences passed a strict format \
      filter, code a word filter and a model, chains of thought a judge, and the traits passed with them. Faithful \
      paraphrases by a model with a preference moved students by up to 19 points, and by 18 where the text expressed \
      dislike. Filtering is worth recording; it is not a mitigation that a gate can rely on.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, sections 3 and 4",
      "Gisler, He and Qiu, You Didn't Have to Say It like That, arXiv 2603.09517",
    ],
    example: "teacher → numbers-teacher → (filtered) numbers-teacher-filtered → student.",
    remedy: "Do not count the filter as protection: measure the student, or take a teacher of another base")

  static func findings(for subject: RiskSubject) -> [Finding] {
    subject.findings(.stm121, path: \.edges) { lesson, standing in
      standing != .distant && lesson.isReworked ? Grade(.note) : nil
    } message: { lesson, _ in
      message(lesson, subject)
    }
  }

  private static func message(_ lesson: Lesson, _ subject: RiskSubject) -> String {
    let hops = lesson.training.filter { $0.role == .data && Teaching.reworks($0.method) }
    let methods = Set(hops.map(\.method.rawValue)).sorted().joined(separator: ", ")
    let source = subject.name(hops.first?.from ?? lesson.output)
    return "the outputs of \(subject.name(lesson.teacher)) were \(methods) (from \(source)) before "
      + "\(subject.name(lesson.student)) was trained on them, which does not end the path"
  }
}
