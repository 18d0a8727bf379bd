import Lineage

/// Settings of the scorer `regex`.
package struct RegexRule: ScorerSettings, Sendable, Equatable {
  /// By answer: the reply gives it when one of its patterns matches anywhere in it.
  var patterns: [String: [Pattern]]
  /// The answer of a reply that no pattern matches; nil: such a reply gives none.
  package var otherwise: String?
  private let ignoresCase: Bool

  init(_ document: Document, answers: [String]) throws(InputError) {
    try document.allow(["kind", "patterns", "ignore-case", "otherwise"])
    ignoresCase = try document["ignore-case"]?.boolean() ?? false
    otherwise = try document["otherwise"]?.answer(of: answers)
    patterns = [:]
    let field = try document.required("patterns")
    for (answer, list) in try field.entries() {
      guard answers.contains(answer) else {
        throw list.error(
          "'\(answer)' is no answer of this suite", nearest: Spelling.nearest(to: answer, among: answers))
      }
      for element in try list.elementsOrOne() { patterns[answer, default: []].append(try pattern(element)) }
    }
    if let idle = answers.first(where: { $0 != otherwise && patterns[$0] == nil }) {
      throw field.error("no reply can give the answer '\(idle)': it has no pattern and is not 'otherwise'")
    }
  }

  private func pattern(_ field: Document) throws(InputError) -> Pattern {
    let source = try field.string()
    do throws(PatternError) {
      return try Pattern(source, ignoresCase: ignoresCase)
    } catch {
      throw field.error("the pattern, at its character \(error.character): \(error.message)")
    }
  }

  var form: [String: JSONValue] {
    let sources = patterns.mapValues { JSONValue.array($0.map(\.source).sorted().map(JSONValue.string)) }
    let members = JSONValue.members([
      "patterns": .object(sources), "ignore-case": .bool(ignoresCase), "otherwise": otherwise.map(JSONValue.string),
    ])
    return members.object ?? [:]
  }

  func scorer(for answers: [String]) -> (any Scorer)? { RegexScorer(answers: answers, rule: self) }
}

/// Looks for patterns in the first 100,000 characters of a reply, in time linear in them.
package struct RegexScorer: TextScorer {
  private let answers: [String]
  private let rule: RegexRule

  init(answers: [String], rule: RegexRule) {
    self.answers = answers
    self.rule = rule
  }

  package func answers(in reply: String) -> [Int] {
    let text = Array(reply.unicodeScalars.prefix(100_000))
    let found = answers.indices.filter { index in
      rule.patterns[answers[index]]?.contains { $0.matches(in: text) } ?? false
    }
    guard found.isEmpty, let otherwise = rule.otherwise else { return found }
    return answers.firstIndex(of: otherwise).map { [$0] } ?? []
  }
}
