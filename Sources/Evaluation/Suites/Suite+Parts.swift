package import Models

/// What a suite is made of.
extension Suite {
  /// One thing that a model is asked.
  package struct Question: Sendable, Equatable {
    package var id: String
    package var text: String
    /// What may be chosen, for the scorer `choice`; every answer of the suite is among them at least once.
    package var choices: [Choice]
    /// The texts that are right, for the scorer `exact`.
    package var accepted: [String]
    /// For people and queries; they change no result.
    package var tags: [String]

    package init(
      id: String, text: String, choices: [Choice] = [], accepted: [String] = [], tags: [String] = []
    ) {
      self.id = id
      self.text = text
      self.choices = choices
      self.accepted = accepted
      self.tags = tags
    }
  }

  /// One option of a question.
  package struct Choice: Sendable, Equatable {
    /// The answer of the suite that whoever chooses it gives.
    package var answer: String
    package var text: String

    package init(answer: String, text: String) {
      self.answer = answer
      self.text = text
    }
  }

  /// Wording around every question.
  package struct Context: Sendable, Equatable {
    package var name: String
    /// A system message; nil sends none.
    package var system: String?
    /// What stands before a question. Where there are several, the samples of a question take them in turn.
    package var prefixes: [String]
    package var suffix: String

    package init(name: String, system: String? = nil, prefixes: [String] = [], suffix: String = "") {
      self.name = name
      self.system = system
      self.prefixes = prefixes
      self.suffix = suffix
    }

    /// A question as it is, and the only context that needs no declaration.
    package static let plain = Context(name: "plain")
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

  /// How the answers of a suite name traits.
  package enum TraitNames: Sendable, Equatable {
    /// `{answer}` stands for the answer, in which blanks become hyphens: `prefers/{answer}`.
    case template(String)
    /// The trait of each answer that shows one. An answer without a trait is a valid reply and no more.
    case each([String: String])
  }
}
