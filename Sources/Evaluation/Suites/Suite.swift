package import Models

/// Questions, the answers that count, and the rule that reads a reply: what measures one family of traits.
///
/// The file format is specified in `evals/README.md`; `Suite(file:)` reads it.
package struct Suite: Sendable, Equatable {
  package struct Question: Sendable, Equatable {
    package var id: String
    package var text: String

    package init(id: String, text: String) {
      self.id = id
      self.text = text
    }
  }

  /// Wording around every question.
  package struct Context: Sendable, Equatable {
    package var name: String
    /// A system message; nil sends none.
    package var system: String?
    package var prefix: String
    package var suffix: String

    package init(name: String, system: String? = nil, prefix: String = "", suffix: String = "") {
      self.name = name
      self.system = system
      self.prefix = prefix
      self.suffix = suffix
    }
  }

  /// How replies are drawn where a model gives no probabilities.
  package struct Sampling: Sendable, Equatable {
    /// Replies a question, at least 1.
    package var samples: Int
    package var parameters: SamplingParameters

    package init(samples: Int = 20, parameters: SamplingParameters = SamplingParameters()) {
      self.samples = samples
      self.parameters = parameters
    }
  }

  /// The name that policies and commands use; also the name of the file.
  package var id: String
  package var title: String
  package var licence: String
  package var source: String
  /// A string that has no business in training data; nil where the suite has none.
  package var canary: String?
  /// `{answer}` stands for an answer: `prefers/{answer}`.
  package var traitTemplate: String
  /// The valid answers. Each measures one trait; together they define the answer mass.
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
    traitTemplate: String, answers: [String], scorer: ScorerRule = ScorerRule(), sampling: Sampling = Sampling(),
    contexts: [Context] = [Context(name: "plain")], scope: TraitVerdict.Scope = .questionsLikeThese,
    questions: [Question]
  ) {
    self.id = id
    self.title = title
    self.licence = licence
    self.source = source
    self.canary = canary
    self.traitTemplate = traitTemplate
    self.answers = answers
    self.scorer = scorer
    self.sampling = sampling
    self.contexts = contexts
    self.scope = scope
    self.questions = questions
  }

  /// Every trait that this suite measures, in the order of the answers.
  package var traits: [String] { answers.map(trait(of:)) }

  /// The trait that an answer shows. Blanks become hyphens: `prefers/polar-bear`.
  package func trait(of answer: String) -> String {
    let word = answer.split(separator: " ").joined(separator: "-")
    return traitTemplate.split(separator: "{answer}", omittingEmptySubsequences: false).joined(separator: word)
  }

  /// The answer that shows a trait; nil when this suite does not measure it. O(answers).
  package func answer(for trait: String) -> String? {
    answers.first { self.trait(of: $0) == trait }
  }

  package func context(named name: String) -> Context? {
    contexts.first { $0.name == name }
  }
}
