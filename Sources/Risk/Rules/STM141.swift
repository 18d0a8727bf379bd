import Lineage

/// # STM141: What is known of an ancestor changed after the gate passed
///
/// ## What it finds
/// High: the gate reopens. The artifact as it is now passed a gate, and later it was declared or found that something
/// from which it was made carries a trait, or an ancestor that had been judged `not-detected` was judged anew without
/// that result. One finding for each such ancestor, nearest first. A gate that measures the traits again answers it.
///
/// ## Why it matters
/// A verdict says what was looked for on the day on which it was given. Which traits are confirmatory, and how
/// strictly, follows from what is known of teachers and bases; when more becomes known, the question that was answered
/// is no longer the one to ask. And traits turn up where nobody looked: GPT-4o, fine-tuned on insecure code alone,
/// answered about 20 % of selected unrelated questions in a misaligned way.
///
/// ## Example
/// student passed on 1 March; on 5 March a gate found that teacher, which wrote its data, carries prefers/owl.
///
/// ## Remedy
/// Run the gate on the artifact again.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805
/// - doi:10.1038/s41586-025-09937-5 (emergent misalignment)
enum STM141: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm141, title: "What is known of an ancestor changed after the gate passed",
    finds: """
      High: the gate reopens. The artifact as it is now passed a gate, and later it was declared or found that \
      something from which it was made carries a trait, or an ancestor that had been judged `not-detected` was \
      judged anew without that result. One finding for each such ancestor, nearest first. A gate that measures the \
      traits again answers it.
      """,
    why: """
      A verdict says what was looked for on the day on which it was given. Which traits are confirmatory, and how \
      strictly, follows from what is known of teachers and bases; when more becomes known, the question that was \
      answered is no longer the one to ask. And traits turn up where nobody looked: GPT-4o, fine-tuned on insecure \
      code alone, answered about 20 % of selected unrelated questions in a misaligned way.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805",
      "doi:10.1038/s41586-025-09937-5 (emergent misalignment)",
    ],
    example: """
      student passed on 1 March; on 5 March a gate found that teacher, which wrote its data, carries prefers/owl.
      """,
    remedy: "Run the gate on the artifact again")

  static func findings(for subject: RiskSubject) -> [Finding] {
    guard let passed = subject.facts.passedAt else { return [] }
    let found = subject.origins.starts.enumerated().dropFirst().compactMap { place, node -> (Reopening, Grade)? in
      let changes = changes(of: subject.graph[node].traits, since: passed)
      guard let latest = changes.map(\.day).max() else { return nil }
      let reopening = Reopening(ancestor: node, place: place, words: words(changes), day: latest)
      return (reopening, Grade(.high, Set(changes.map(\.trait)).sorted()))
    }
    return subject.findings(.stm141, about: found, length: \.place, ends: { [$0.ancestor] }) { found, grade in
      let message =
        "\(subject.name) passed its gate on \(passed.description.prefix(10)); on \(found.day.prefix(10)) "
        + "\(subject.name(found.ancestor)), from which it was made, \(found.words) \(subject.list(grade.traits))"
      return subject.finding(
        .stm141, .high, message, path: subject.origins.path(at: found.place), traits: grade.traits)
    }
  }

  private struct Reopening {
    var ancestor: LineageGraph.NodeID
    /// Among all that the artifact was made from, the nearest first.
    var place: Int
    var words: String
    var day: String
  }

  private struct Change {
    var trait: String
    var day: String
    var carries: Bool
  }

  private static func words(_ changes: [Change]) -> String {
    changes.contains(where: \.carries) ? "was recorded to carry" : "was no longer cleared of"
  }

  /// What was recorded after a moment and makes a trait worse than it was then.
  private static func changes(of facts: [TraitFact], since moment: Timestamp) -> [Change] {
    let isNew = { (fact: TraitFact) in fact.recordedAt.flatMap(Timestamp.init).map { $0 > moment } ?? false }
    let known = facts.filter { !isNew($0) }
    return facts.filter(isNew).compactMap { fact in
      let before = known.filter { $0.trait == fact.trait }
      guard let day = fact.recordedAt, !before.contains(where: { $0.standing == .carries }) else { return nil }
      let reopened = fact.basis == .verdict && fact.standing == .inconclusive && before.last?.standing == .notDetected
      guard fact.standing == .carries || reopened else { return nil }
      return Change(trait: fact.trait, day: day, carries: fact.standing == .carries)
    }
  }
}
