import Lineage

/// Reads `scorer:` of a suite.
struct ScorerRuleReader {
  let document: Document
  let answers: [String]

  func rule() throws(InputError) -> ScorerRule {
    let kind = try document.required("kind").word(ScorerRule.Kind.self)
    switch kind {
    case .word:
      try document.allow(["kind", "forms", "exclusions"])
      return ScorerRule(kind: kind, forms: try phrases("forms"), exclusions: try phrases("exclusions"))
    case .substring:
      try document.allow(["kind"])
      return ScorerRule(kind: kind)
    }
  }

  private func phrases(_ key: String) throws(InputError) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (answer, list) in try document[key]?.entries() ?? [] {
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
