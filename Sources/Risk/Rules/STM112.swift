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
    var seen: Set<[LineageGraph.NodeID]> = []
    return subject.lessons.filter { seen.insert([$0.teacher, $0.student]).inserted }.compactMap { lesson in
      loop(lesson, subject).map { words in
        subject.finding(
          .stm112, .medium, "\(subject.words(lesson)); \(words)", path: subject.path(of: lesson))
      }
    }
  }

  /// How the lesson closes a loop, in words; nil when it closes none.
  private static func loop(_ lesson: Lesson, _ subject: RiskSubject) -> String? {
    let (student, teacher) = (subject.name(lesson.student), subject.name(lesson.teacher))
    if student == teacher { return "the two are versions of one model" }
    guard case .yes(let own, _, _) = lesson.base, isTrained(own, subject.graph) else { return nil }
    let origin = "\(student) also starts from \(subject.name(own))"
    return own == lesson.teacher ? origin : "\(origin), from which \(teacher) was made"
  }

  /// Whether a model, or one that it started from, was made by training on something beyond pretraining, or may have been.
  private static func isTrained(_ model: LineageGraph.NodeID, _ graph: LineageGraph) -> Bool {
    Routes(to: model, in: graph, where: \.isInitialisation).starts.contains { node in
      graph[node].derivations.contains { training.contains($0.method) }
    }
  }

  /// `derived` is a relation that nobody stated, which may be any of the others.
  private static let training: Set<DerivationMethod> = [
    .finetuned, .adapter, .rl, .preferenceOptimised, .distilled, .derived,
  ]
}
