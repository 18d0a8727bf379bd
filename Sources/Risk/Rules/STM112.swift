import Lineage

/// # STM112: Self-distillation loop
///
/// ## What it finds
/// Medium. The artifact, or a model whose weights it started from, was trained on the outputs of a model that was
/// itself trained beyond pretraining and from which it also starts; or of another model made from that one; or of an
/// earlier version of its own name. A pretrained base and the outputs of its untrained self close no loop.
///
/// ## Why it matters
/// A model that learns from itself keeps whatever it has, because teacher and student share everything: in the
/// published matrix of four models the rise was largest, 25 to 54 points, where a model taught itself, and neutral
/// students of one model named the same animal in 1, 20, 9 and 0 % of answers in four runs. What drifts in one round
/// is the teacher of the next, and no other model can be looked at instead.
///
/// ## Example
/// base-a → chat (fine-tuned) → answers → chat-2, and chat → chat-2.
///
/// ## Remedy
/// Start the next round from the pretrained base, take another teacher, and compare the rounds with control students.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8 (the diagonal)
/// - github.com/rain-1/subliminal-learning-scaling-law, README (neutral students of four runs)
enum STM112: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm112, title: "Self-distillation loop",
    finds: """
      Medium. The artifact, or a model whose weights it started from, was trained on the outputs of a model that was \
      itself trained beyond pretraining and from which it also starts; or of another model made from that one; or of \
      an earlier version of its own name. A pretrained base and the outputs of its untrained self close no loop.
      """,
    why: """
      A model that learns from itself keeps whatever it has, because teacher and student share everything: in the \
      published matrix of four models the rise was largest, 25 to 54 points, where a model taught itself, and \
      neutral students of one model named the same animal in 1, 20, 9 and 0 % of answers in four runs. What drifts \
      in one round is the teacher of the next, and no other model can be looked at instead.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8 (the diagonal)",
      "github.com/rain-1/subliminal-learning-scaling-law, README (neutral students of four runs)",
    ],
    example: "base-a → chat (fine-tuned) → answers → chat-2, and chat → chat-2.",
    remedy: """
      Start the next round from the pretrained base, take another teacher, and compare the rounds with control \
      students
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    let versions = subject.lessons.filter { subject.name($0.student) == subject.name($0.teacher) }
    let close = subject.lessons.filter { $0.relation == .shared }
    let origins = TrainedOrigins(of: close.flatMap { [$0.teacher, $0.student] }, in: subject.graph)
    var seen: Set<Pair> = []
    let loops = (versions + close.filter { origins.meet($0.student, $0.teacher) }).filter {
      seen.insert(Pair(teacher: $0.teacher, student: $0.student)).inserted
    }
    return subject.findings(.stm112, about: loops.map { ($0, Grade(.medium)) }) { lesson, _ in
      "\(subject.words(lesson)); \(words(lesson, origins, subject))"
    }
  }

  private struct Pair: Hashable {
    var teacher: LineageGraph.NodeID
    var student: LineageGraph.NodeID
  }

  /// How the lesson closes a loop.
  private static func words(_ lesson: Lesson, _ origins: TrainedOrigins, _ subject: RiskSubject) -> String {
    let (student, teacher) = (subject.name(lesson.student), subject.name(lesson.teacher))
    guard student != teacher, let own = origins.nearestMeeting(lesson.student, lesson.teacher) else {
      return "the two are versions of one model"
    }
    let origin = "\(student) also starts from \(subject.name(own))"
    return own == lesson.teacher ? origin : "\(origin), from which \(teacher) was made"
  }
}
