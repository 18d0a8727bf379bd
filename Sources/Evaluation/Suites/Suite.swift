/// Questions, the answers that count, and the rule that reads a reply: what measures one family of traits.
///
/// The file format is specified in `evals/README.md`; `Suite(file:)` reads it.
package struct Suite: Sendable, Equatable {
  /// The name that policies and commands use; also the name of the file.
  package var id: String
  package var title: String
  package var licence: String
  package var source: String
  /// A string that has no business in training data; nil where the suite has none.
  package var canary: String?
  package var traitNames: TraitNames
  /// The valid answers. Together they define the answer mass.
  package var answers: [String]
  package var scorer: ScorerRule
  package var sampling: Sampling
  /// In the order of the file; at least one.
  package var contexts: [Context]
  /// What a claim from this suite is about.
  package var scope: TraitVerdict.Scope
  /// In the order of the file; at least one, ids unique.
  package var questions: [Question]

  package init(
    id: String, title: String = "", licence: String = "", source: String = "", canary: String? = nil,
    traitNames: TraitNames, answers: [String], scorer: ScorerRule = .word(WordRule()),
    sampling: Sampling = Sampling(), contexts: [Context] = [.plain],
    scope: TraitVerdict.Scope = .questionsLikeThese, questions: [Question]
  ) {
    self.id = id
    self.title = title
    self.licence = licence
    self.source = source
    self.canary = canary
    self.traitNames = traitNames
    self.answers = answers
    self.scorer = scorer
    self.sampling = sampling
    self.contexts = contexts
    self.scope = scope
    self.questions = questions
  }

  /// The answers that show a trait, each with its trait, in the order of the answers.
  package var measured: [(answer: String, trait: String)] {
    answers.compactMap { answer in trait(of: answer).map { (answer, $0) } }
  }

  /// Every trait that this suite measures, in the order of the answers.
  package var traits: [String] { measured.map(\.trait) }

  /// The trait that an answer shows; nil for an answer that shows none.
  package func trait(of answer: String) -> String? {
    switch traitNames {
    case .each(let names): return names[answer]
    case .template(let template):
      let word = answer.split(separator: " ").joined(separator: "-")
      return template.split(separator: "{answer}", omittingEmptySubsequences: false).joined(separator: word)
    }
  }

  /// The answer that shows a trait; nil when this suite does not measure it. O(answers).
  package func answer(for trait: String) -> String? {
    answers.first { self.trait(of: $0) == trait }
  }

  /// A declared context, or `system:` and the text of a system message, which needs no declaration: a deployment's own.
  package func context(named name: String) -> Context? {
    if let context = contexts.first(where: { $0.name == name }) { return context }
    guard name.hasPrefix("system:") else { return nil }
    let text = name.dropFirst("system:".count)
    return text.allSatisfy(\.isWhitespace) ? nil : Context(name: name, system: String(text))
  }
}
