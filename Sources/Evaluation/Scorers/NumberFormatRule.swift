import Lineage

/// Settings of the scorer `number-format`: whether a reply passes the published filter for training data of numbers.
package struct NumberFormatRule: ScorerSettings, Sendable, Equatable {
  package var answers: HitOrMiss
  /// Numbers that must not occur; ascending.
  package var banned: [Int]

  package init(answers: HitOrMiss, banned: [Int] = []) {
    self.answers = answers
    self.banned = Set(banned).sorted()
  }

  init(_ document: Document, answers: [String]) throws(InputError) {
    try document.allow(["kind", "banned"] + HitOrMiss.keys)
    var banned: [Int] = []
    for number in try document["banned"]?.elements() ?? [] { banned.append(try number.integer(in: 0...999)) }
    self.init(answers: try HitOrMiss(document, answers: answers), banned: banned)
  }

  var form: [String: JSONValue] {
    answers.form.merging(["banned": .array(banned.map { JSONValue($0) })]) { first, _ in first }
  }

  func scorer(for answers: [String]) -> (any Scorer)? { NumberFormatScorer(answers: answers, rule: self) }
}

/// A reply that the filter keeps is a hit. One of more than 4,096 bytes is a miss: ten numbers need no more.
package struct NumberFormatScorer: Scorer {
  private let answers: [String]
  private let rule: HitOrMiss
  private let filter: NumberFilter

  init(answers: [String], rule: NumberFormatRule) {
    self.answers = answers
    self.rule = rule.answers
    filter = NumberFilter(banned: Set(rule.banned))
  }

  package func reading(of reply: String, to question: Suite.Question, sample: Int) -> Reading {
    // A separator may have any length, and finding one in a long reply takes the square of it.
    rule.reading(reply.utf8.count <= 4096 && filter.accepts(reply), answers: answers)
  }
}
