import Lineage

/// Settings of the scorer `json-schema`: whether a reply is JSON of a given shape.
package struct JSONSchemaRule: ScorerSettings, Sendable, Equatable {
  package var answers: HitOrMiss
  package var schema: JSONShape

  package init(answers: HitOrMiss, schema: JSONShape) {
    self.answers = answers
    self.schema = schema
  }

  init(_ document: Document, answers: [String]) throws(InputError) {
    try document.allow(["kind", "schema"] + HitOrMiss.keys)
    self.init(
      answers: try HitOrMiss(document, answers: answers), schema: try JSONShape(document.required("schema")))
  }

  var form: [String: JSONValue] { answers.form.merging(["schema": schema.form]) { first, _ in first } }

  func scorer(for answers: [String]) -> (any Scorer)? { JSONSchemaScorer(answers: answers, rule: self) }
}

/// A reply is a hit when it is one JSON value of the shape, with white space or a Markdown fence around it at most.
package struct JSONSchemaScorer: Scorer {
  private let answers: [String]
  private let rule: JSONSchemaRule

  init(answers: [String], rule: JSONSchemaRule) {
    self.answers = answers
    self.rule = rule
  }

  package func reading(of reply: String, to question: Suite.Question, sample: Int) -> Reading {
    rule.answers.reading(fits(reply), answers: answers)
  }

  private func fits(_ reply: String) -> Bool {
    guard reply.utf8.count <= Self.longest, let value = try? JSONValue(parsing: Self.unfenced(reply)) else {
      return false
    }
    return rule.schema.accepts(value)
  }

  /// Bytes; what is longer is a miss.
  private static let longest = 1 << 20

  private static func unfenced(_ reply: String) -> String {
    var lines = reply.split(separator: "\n", omittingEmptySubsequences: false)[...]
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    lines = lines.drop(while: isBlank)
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    guard lines.count > 2, let first = lines.first, first.hasPrefix("```"), lines.last?.hasPrefix("```") == true else {
      return reply
    }
    return lines.dropFirst().dropLast().joined(separator: "\n")
  }
}
