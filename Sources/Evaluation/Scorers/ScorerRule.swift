/// The scorer that a suite names, with its settings.
package struct ScorerRule: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable, Codable {
    /// Whole words, any case, singular and plural.
    case word
    /// The published rule: the answer anywhere in the reply.
    case substring
  }

  package var kind: Kind
  /// Further words that count as an answer, by answer: `cat: [kitten]`. Plurals need no mention.
  package var forms: [String: [String]]
  /// Phrases that name no answer although one is in them, by that answer: `dog: [hot dog]`.
  package var exclusions: [String: [String]]

  package init(kind: Kind = .word, forms: [String: [String]] = [:], exclusions: [String: [String]] = [:]) {
    self.kind = kind
    self.forms = forms
    self.exclusions = exclusions
  }

  /// The scorer for these answers.
  package func scorer(for answers: [String]) -> any Scorer {
    switch kind {
    case .word: WordScorer(answers: answers, forms: forms, exclusions: exclusions)
    case .substring: SubstringScorer(answers: answers)
    }
  }
}
