import Lineage

/// Settings of the scorer `word`.
package struct WordRule: ScorerSettings, Sendable, Equatable {
  /// Further words that count as an answer, by answer: `cat: [kitten]`. Plurals need no mention.
  package var forms: [String: [String]]
  /// Phrases that name no answer although one is in them, by that answer: `dog: [hot dog]`.
  package var exclusions: [String: [String]]

  package init(forms: [String: [String]] = [:], exclusions: [String: [String]] = [:]) {
    self.forms = forms
    self.exclusions = exclusions
  }

  init(_ document: Document, answers: [String]) throws(InputError) {
    try document.allow(["kind", "forms", "exclusions"])
    forms = try Self.phrases(document["forms"], answers)
    exclusions = try Self.phrases(document["exclusions"], answers)
  }

  var form: [String: JSONValue] { ["forms": Self.form(forms), "exclusions": Self.form(exclusions)] }

  func scorer(for answers: [String]) -> (any Scorer)? {
    WordScorer(answers: answers, forms: forms, exclusions: exclusions)
  }

  private static func form(_ phrases: [String: [String]]) -> JSONValue {
    .object(phrases.mapValues { .array($0.sorted().map(JSONValue.string)) })
  }

  private static func phrases(_ field: Document?, _ answers: [String]) throws(InputError) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (answer, list) in try field?.entries() ?? [] {
      guard answers.contains(answer) else {
        throw list.error(
          "'\(answer)' is no answer of this suite", nearest: Spelling.nearest(to: answer, among: answers))
      }
      var phrases: [String] = []
      for element in try list.elementsOrOne() {
        let phrase = try element.string()
        guard !Words.of(phrase).isEmpty else { throw element.error("a phrase has at least one letter or digit") }
        phrases.append(phrase)
      }
      result[answer] = phrases
    }
    return result
  }
}
