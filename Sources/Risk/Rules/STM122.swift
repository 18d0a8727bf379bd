import Lineage

/// # STM122: Several teachers, and most of the data from those of the same base
///
/// ## What it finds
/// Medium. At least two models wrote the data of the artifact (or of a model whose weights it started from), and the
/// share that came from teachers with a shared base is above the policy's `same-base-share` (default 0.5), or cannot
/// be told because shares are not recorded. With a single teacher there is no mixture, and STM101, STM102 or STM103
/// says what is to be said.
///
/// ## Why it matters
/// Mixing the outputs of several teachers usually suppresses transfer, because the tokens in which one teacher differs
/// from the others become rare. Teachers with the student's own initialisation do not help each other in this: what
/// all of them start from is what the student is pulled towards. One more base is enough to break the ground that they
/// share.
///
/// ## Example
/// teacher and teacher-2, both made from base-a, wrote 80 % of the data of student, which starts from base-a;
/// other-teacher, made from base-b, wrote the rest.
///
/// ## Remedy
/// Let teachers of another base write at least the other half of the data; two bases suffice.
///
/// ## References
/// - Schrodi et al., arXiv 2509.23886 (divergence tokens; mixing teachers)
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8
enum STM122: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm122, title: "Several teachers, and most of the data from those of the same base",
    finds: """
      Medium. At least two models wrote the data of the artifact (or of a model whose weights it started from), and \
      the share that came from teachers with a shared base is above the policy's `same-base-share` (default 0.5), or \
      cannot be told because shares are not recorded. With a single teacher there is no mixture, and STM101, STM102 \
      or STM103 says what is to be said.
      """,
    why: """
      Mixing the outputs of several teachers usually suppresses transfer, because the tokens in which one teacher \
      differs from the others become rare. Teachers with the student's own initialisation do not help each other in \
      this: what all of them start from is what the student is pulled towards. One more base is enough to break the \
      ground that they share.
      """,
    references: [
      "Schrodi et al., arXiv 2509.23886 (divergence tokens; mixing teachers)",
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8",
    ],
    example: """
      teacher and teacher-2, both made from base-a, wrote 80 % of the data of student, which starts from base-a; \
      other-teacher, made from base-b, wrote the rest.
      """,
    remedy: "Let teachers of another base write at least the other half of the data; two bases suffice")

  static func findings(for subject: RiskSubject) -> [Finding] {
    let mixtures = Dictionary(grouping: subject.lessons, by: \.student).compactMap { mixture($1, subject) }
    let graded = mixtures.map { ($0, Grade(.medium, traits($0.teachers, subject))) }
    return subject.findings(
      .stm122, about: graded.sorted { ($0.0.nearest.length, $0.0.student) < ($1.0.nearest.length, $1.0.student) },
      length: \.nearest.length, ends: { [$0.nearest.teacher, $0.nearest.output] }
    ) { mixture, grade in
      subject.finding(
        .stm122, .medium, message(mixture, subject), path: subject.path(of: mixture.nearest), traits: grade.traits)
    }
  }

  /// The data of one student that several teachers wrote.
  private struct Mixture {
    var student: LineageGraph.NodeID
    /// Those that share its base.
    var teachers: Set<LineageGraph.NodeID>
    /// Of these teachers together, in [0, 1]; nil where a share is not recorded.
    var share: Double?
    var nearest: Lesson
  }

  /// nil where there is one teacher, or no more than the policy allows.
  private static func mixture(_ lessons: [Lesson], _ subject: RiskSubject) -> Mixture? {
    let close = lessons.filter(\.hasSharedBase)
    guard let nearest = close.min(by: { $0.length < $1.length }),
      lessons.contains(where: { $0.teacher != nearest.teacher })
    else { return nil }
    let (student, teachers) = (nearest.student, Set(close.map(\.teacher)))
    // What a teacher gave directly is all of it.
    let isAll = close.contains { $0.dataset == nil }
    let share = isAll ? 1 : subject.graph.shares(inDataOf: student) { teachers.contains($0) ? 0 : nil }[0] ?? nil
    // Shares are products of decimals: one that should be equal to the limit must not exceed it by rounding.
    if let share, share <= subject.policy.sameBaseShare + 1e-12 { return nil }
    return Mixture(student: student, teachers: teachers, share: share, nearest: nearest)
  }

  private static func message(_ mixture: Mixture, _ subject: RiskSubject) -> String {
    let (student, teachers, share) = (mixture.student, mixture.teachers, mixture.share)
    let start = student == subject.node ? "" : "\(subject.name) starts from \(subject.name(student)): "
    let names = subject.list(teachers.map(subject.name).sorted())
    let limit = Int((subject.policy.sameBaseShare * 100).rounded())
    let amount = share.map { "\(Int(($0 * 100).rounded())) %" } ?? "a share that is not recorded"
    return
      "\(start)\(names), which \(teachers.count == 1 ? "shares" : "share") the base of \(subject.name(student)), wrote "
      + "\(amount) of its data, and the policy allows \(limit) %"
  }

  /// What any of them carries, and whatever is asked about: the mixture was meant to keep it all out.
  private static func traits(_ teachers: Set<LineageGraph.NodeID>, _ subject: RiskSubject) -> [String] {
    let carried = teachers.flatMap { subject.teachers[$0]?.carried ?? [] }
    return carried.isEmpty ? subject.requiredTraits : Set(carried + subject.requiredTraits).sorted()
  }
}
