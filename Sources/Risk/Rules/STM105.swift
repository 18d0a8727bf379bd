import Lineage

/// # STM105: Unknown base
///
/// ## What it finds
/// With the severity that the policy gives to `unknown` (default: high). The initialisation of the artifact does
/// not lead back to pretraining, or nothing about its derivation is recorded; or whether it shares a base with one
/// of its teachers cannot be said, because the origin of one of the two is not recorded. Unknown is never read as
/// "different".
///
/// ## Why it matters
/// Whether a trait can pass depends on the two initialisations, and names do not tell: students of GPT-4.1 gained
/// 30 points from teachers made of GPT-4o, and the other way round 32 points, and those two are said to share an
/// initialisation, while models with nearer names do not and gained much less. A base that matches in behaviour may
/// suffice.
///
/// ## Example
/// somebody/model-7b, downloaded without a card, wrote the answers that student was fine-tuned on.
///
/// ## Remedy
/// Record the derivation back to pretraining, or verify the base by weights or behaviour.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8
/// - Nature 652, 615-621, abstract
enum STM105: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm105, title: "Unknown base",
    finds: """
      With the severity that the policy gives to `unknown` (default: high). The initialisation of the artifact does \
      not lead back to pretraining, or nothing about its derivation is recorded; or whether it shares a base with \
      one of its teachers cannot be said, because the origin of one of the two is not recorded. Unknown is never \
      read as "different".
      """,
    why: """
      Whether a trait can pass depends on the two initialisations, and names do not tell: students of GPT-4.1 gained \
      30 points from teachers made of GPT-4o, and the other way round 32 points, and those two are said to share an \
      initialisation, while models with nearer names do not and gained much less. A base that matches in behaviour \
      may suffice.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, figure 8", "Nature 652, 615-621, abstract",
    ],
    example: "somebody/model-7b, downloaded without a card, wrote the answers that student was fine-tuned on.",
    remedy: "Record the derivation back to pretraining, or verify the base by weights or behaviour")

  static func findings(for subject: RiskSubject) -> [Finding] {
    ownBase(subject)
      + subject.findings(.stm105) { _, standing in
        guard case .unknownBase(let traits) = standing else { return nil }
        return Grade(subject.policy.unknown, traits)
      } message: { lesson, _ in
        message(lesson, subject)
      }
  }

  private static func ownBase(_ subject: RiskSubject) -> [Finding] {
    let graph = subject.graph
    let roots = graph.roots(of: subject.node)
    guard graph[subject.node].kind == .model, !roots.isComplete else { return [] }
    let routes = Routes(to: subject.node, in: graph, where: \.isInitialisation)
    let open = Set(roots.open)
    guard let place = routes.starts.firstIndex(where: open.contains) else { return [] }
    let nearest = routes.starts[place]
    let message =
      graph[nearest].derivations.isEmpty && nearest == subject.node
      ? "nothing about the derivation of \(subject.name) is recorded, so its base is unknown"
      : "the base of \(subject.name) is unknown: the origin of \(names(roots.open, subject)) is not recorded"
    let path = routes.path(at: place)
    return [
      subject.finding(.stm105, subject.policy.unknown, message, path: path, traits: subject.requiredTraits)
    ]
  }

  private static func message(_ lesson: Lesson, _ subject: RiskSubject) -> String {
    let open = [lesson.teacher, lesson.student].flatMap { subject.graph.roots(of: $0).open }
    return "\(subject.words(lesson)); whether the two share a base is unknown: the origin of "
      + "\(names(open, subject)) is not recorded"
  }

  private static func names(_ nodes: [LineageGraph.NodeID], _ subject: RiskSubject) -> String {
    subject.list(Set(nodes.map { subject.name($0) }).sorted())
  }
}
