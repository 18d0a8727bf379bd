import Lineage

/// The scorer that a suite names, with its settings.
package enum ScorerRule: Sendable, Equatable {
  case word(WordRule)
  case substring
  case choice(ChoiceRule)
  case exact(HitOrMissRule)
  case regex(RegexRule)
  case numberFormat(NumberFormatRule)
  case jsonSchema(JSONSchemaRule)
  case refusal(HitOrMissRule)
  case judge(JudgeRule)
  case command(CommandRule)

  package enum Kind: String, Sendable, CaseIterable, Codable {
    /// Whole words, any case, singular and plural.
    case word
    /// The published rule: the answer anywhere in the reply.
    case substring
    /// The letter of an option.
    case choice
    /// The whole reply is a given text.
    case exact
    /// Patterns.
    case regex
    /// The published filter for completions made of numbers.
    case numberFormat = "number-format"
    /// The reply is JSON of a given shape.
    case jsonSchema = "json-schema"
    /// The reply declines, by the words it uses.
    case refusal
    /// Another model, by a rubric.
    case judge
    /// A program.
    case command
  }

  package var kind: Kind {
    switch self {
    case .word: .word
    case .substring: .substring
    case .choice: .choice
    case .exact: .exact
    case .regex: .regex
    case .numberFormat: .numberFormat
    case .jsonSchema: .jsonSchema
    case .refusal: .refusal
    case .judge: .judge
    case .command: .command
    }
  }

  /// The scorer for these answers; nil for a judge and for a command, which have to be asked (`Judge`,
  /// `CommandScoring`).
  package func scorer(for answers: [String]) -> (any Scorer)? { settings.scorer(for: answers) }

  /// The text of a question as it is put.
  func asked(_ question: Suite.Question, sample: Int) -> String { settings.asked(question, sample: sample) }

  /// Everything of it that can change a result.
  var form: JSONValue {
    JSONValue.object(settings.form.merging(["kind": .string(kind.rawValue)]) { _, kind in kind })
  }

  private var settings: any ScorerSettings {
    switch self {
    case .word(let rule): rule
    case .substring: SubstringRule()
    case .choice(let rule): rule
    case .exact(let rule): rule
    case .regex(let rule): rule
    case .numberFormat(let rule): rule
    case .jsonSchema(let rule): rule
    case .refusal(let rule): rule
    case .judge(let rule): rule
    case .command(let rule): rule
    }
  }
}

/// The settings of one kind of scorer.
protocol ScorerSettings {
  /// For the suite's digest: what can change a result.
  var form: [String: JSONValue] { get }
  /// Nil where replies are not scored by a rule.
  func scorer(for answers: [String]) -> (any Scorer)?
  /// The text of a question as it is put.
  func asked(_ question: Suite.Question, sample: Int) -> String
}

extension ScorerSettings {
  func asked(_ question: Suite.Question, sample: Int) -> String { question.text }
}
