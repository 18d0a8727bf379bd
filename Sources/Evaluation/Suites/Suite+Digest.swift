import Lineage
import Models

extension Suite {
  /// `sha256:` over everything that can change a result: questions, answers, trait template, scorer, sampling, contexts
  /// and scope, in canonical JSON. Title, licence, source and canary are left out, and the order of questions, answers
  /// and contexts does not matter. O(size of the suite).
  package var digest: String { "sha256:" + SHA256Text.hex(canonicalForm.canonical) }

  var canonicalForm: JSONValue {
    [
      "format": "stemma/suite/1",
      "trait": .string(traitTemplate),
      "answers": .array(answers.sorted().map(JSONValue.string)),
      "scorer": [
        "kind": .string(scorer.kind.rawValue), "forms": Self.form(scorer.forms),
        "exclusions": Self.form(scorer.exclusions),
      ],
      "sampling": [
        "samples": JSONValue(sampling.samples), "temperature": .number(sampling.parameters.temperature),
        "maximum-tokens": JSONValue(sampling.parameters.maximumTokens),
      ],
      "contexts": .object(Dictionary(contexts.map { ($0.name, Self.form($0)) }) { first, _ in first }),
      "scope": .string(scope.rawValue),
      "questions": .object(Dictionary(questions.map { ($0.id, .string($0.text)) }) { first, _ in first }),
    ]
  }

  private static func form(_ context: Context) -> JSONValue {
    .members([
      "system": context.system.map(JSONValue.string), "prefix": .string(context.prefix),
      "suffix": .string(context.suffix),
    ])
  }

  private static func form(_ phrases: [String: [String]]) -> JSONValue {
    .object(phrases.mapValues { .array($0.sorted().map(JSONValue.string)) })
  }
}
