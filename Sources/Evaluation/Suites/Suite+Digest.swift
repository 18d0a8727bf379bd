import Lineage
import Models

extension Suite {
  /// `sha256:` over everything that can change a result: questions, answers, trait names, scorer (and what it refers
  /// to), sampling, contexts and scope, in canonical JSON. Title, licence, source, canary and tags are left out, and the
  /// order of questions, answers, choices and contexts does not matter. O(size of the suite).
  package var digest: String { "sha256:" + SHA256Text.hex(canonicalForm.canonical) }

  var canonicalForm: JSONValue {
    [
      "format": "stemma/suite/1",
      "trait": traitNames.form,
      "answers": .array(answers.sorted().map(JSONValue.string)),
      "scorer": scorer.form,
      "sampling": [
        "samples": JSONValue(sampling.samples), "temperature": .number(sampling.parameters.temperature),
        "maximum-tokens": JSONValue(sampling.parameters.maximumTokens),
      ],
      "contexts": .object(Dictionary(contexts.map { ($0.name, $0.form) }) { first, _ in first }),
      "scope": .string(scope.rawValue),
      "questions": .object(Dictionary(questions.map { ($0.id, $0.form) }) { first, _ in first }),
    ]
  }
}

extension Suite.TraitNames {
  fileprivate var form: JSONValue {
    switch self {
    case .template(let template): .string(template)
    case .each(let names): .object(names.mapValues(JSONValue.string))
    }
  }
}

extension Suite.Context {
  fileprivate var form: JSONValue {
    .members([
      "system": system.map(JSONValue.string),
      "prefix": prefixes.count > 1 ? .array(prefixes.map(JSONValue.string)) : .string(prefixes.first ?? ""),
      "suffix": .string(suffix),
    ])
  }
}

extension Suite.Question {
  /// The bare text where there is nothing else.
  var form: JSONValue {
    guard !choices.isEmpty || !accepted.isEmpty else { return .string(text) }
    let byAnswer = Dictionary(grouping: choices, by: \.answer)
    return .members([
      "text": .string(text),
      "choices": choices.isEmpty ? nil : .object(byAnswer.mapValues { Self.sorted($0.map(\.text)) }),
      "answer": accepted.isEmpty ? nil : Self.sorted(accepted),
    ])
  }

  private static func sorted(_ texts: [String]) -> JSONValue { .array(texts.sorted().map(JSONValue.string)) }
}
