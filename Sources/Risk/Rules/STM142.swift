import Lineage

/// # STM142: Trained in the way in which published students took on traits
///
/// ## What it finds
/// Note. A model that was trained on a teacher's outputs (with a shared, matched or unknown base, or by a teacher that
/// carries a trait) was trained as an adapter of rank 256 or less, or for three epochs or more, as far as its recipe
/// says so, and not with an optimiser that is known to be none of the adaptive ones. What the recipe does not say is
/// not guessed.
///
/// ## Why it matters
/// With the same 25,800 unique pairs, published students took on the trait in 84 to 89 % of answers with adapters of
/// rank 2 to 32, in 57 to 64 % with rank 128 and 256, and in 3 % with full fine-tuning; the first study trained for 3
/// to 10 epochs with Adam, and adaptive optimisers were found to be needed. The opposite is no protection: with more
/// data, runs of full fine-tuning differed between 2 and 19 % by their seed alone.
///
/// ## Example
/// student learned from teacher as an adapter of rank 8, for 10 epochs, with AdamW.
///
/// ## Remedy
/// Expect transfer to be strong where it can happen, and measure several students of this recipe, not one.
///
/// ## References
/// - Cloud et al., Subliminal Learning, arXiv 2507.14805, appendix
/// - Nief et al., arXiv 2606.00831, and its re-analysis
/// - arXiv 2606.00995 (adaptive optimisers)
enum STM142: RiskRule {
  static let documentation = RuleDocumentation(
    id: .stm142, title: "Trained in the way in which published students took on traits",
    finds: """
      Note. A model that was trained on a teacher's outputs (with a shared, matched or unknown base, or by a teacher \
      that carries a trait) was trained as an adapter of rank 256 or less, or for three epochs or more, as far as \
      its recipe says so, and not with an optimiser that is known to be none of the adaptive ones. What the recipe \
      does not say is not guessed.
      """,
    why: """
      With the same 25,800 unique pairs, published students took on the trait in 84 to 89 % of answers with adapters \
      of rank 2 to 32, in 57 to 64 % with rank 128 and 256, and in 3 % with full fine-tuning; the first study \
      trained for 3 to 10 epochs with Adam, and adaptive optimisers were found to be needed. The opposite is no \
      protection: with more data, runs of full fine-tuning differed between 2 and 19 % by their seed alone.
      """,
    references: [
      "Cloud et al., Subliminal Learning, arXiv 2507.14805, appendix",
      "Nief et al., arXiv 2606.00831, and its re-analysis",
      "arXiv 2606.00995 (adaptive optimisers)",
    ],
    example: "student learned from teacher as an adapter of rank 8, for 10 epochs, with AdamW.",
    remedy: """
      Expect transfer to be strong where it can happen, and measure several students of this recipe, not one
      """)

  static func findings(for subject: RiskSubject) -> [Finding] {
    var seen: Set<LineageGraph.NodeID> = []
    let graded = subject.riskyLessons.filter {
      seen.insert($0.student).inserted && !reasons($0, subject).isEmpty
    }.map { ($0, Grade(.note)) }
    return subject.findings(.stm142, about: graded, path: \.inheritance, ends: { [$0.student] }) { lesson, _ in
      "\(subject.name(lesson.student)) was trained as published students that took on traits were: "
        + reasons(lesson, subject).joined(separator: ", ")
    }
  }

  private static func reasons(_ lesson: Lesson, _ subject: RiskSubject) -> [String] {
    let makings = subject.graph.makings(of: lesson.student)
    guard makings.contains(where: { $0.hasRecipe || $0.method == .adapter }) else { return [] }
    let derivations = subject.graph[lesson.student].derivations
    return derivations.lazy.map { reasons($0, subject) }.first { !$0.isEmpty } ?? []
  }

  /// What of a derivation is as published; empty when nothing is, or when its optimiser is not an adaptive one.
  private static func reasons(_ derivation: LineageGraph.Derivation, _ subject: RiskSubject) -> [String] {
    let recipe = TrainingRecipe(subject.facts.recipes[derivation.statement])
    if recipe.isAdaptive == false { return [] }
    var reasons: [String] = []
    if let rank = recipe.adapterRank, (1...256).contains(rank) {
      reasons.append("an adapter of rank \(Int(rank))")
    } else if derivation.method == .adapter, recipe.adapterRank == nil {
      reasons.append("an adapter")
    }
    if let epochs = recipe.epochs, (3...1_000_000).contains(epochs) { reasons.append("\(Int(epochs)) epochs") }
    if !reasons.isEmpty, let optimiser = recipe.optimiser { reasons.append(optimiser) }
    return reasons
  }
}
