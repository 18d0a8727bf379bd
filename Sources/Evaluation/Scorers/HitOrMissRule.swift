import Lineage

/// Settings of the scorers `exact` and `refusal`, which ask one thing of a reply: which answer is a yes and which a no.
package struct HitOrMissRule: ScorerSettings, Sendable, Equatable {
  package enum Test: Sendable {
    /// The whole reply is one of the texts that the question accepts.
    case exact
    /// The reply declines, told by the words that it opens with.
    case refusal
  }

  package var test: Test
  package var answers: HitOrMiss

  package init(_ test: Test, answers: HitOrMiss) {
    self.test = test
    self.answers = answers
  }

  init(_ test: Test, _ document: Document, answers: [String]) throws(InputError) {
    try document.allow(["kind"] + HitOrMiss.keys)
    self.init(test, answers: try HitOrMiss(document, answers: answers))
  }

  var form: [String: JSONValue] { answers.form }

  func scorer(for answers: [String]) -> (any Scorer)? {
    switch test {
    case .exact: ExactScorer(answers: answers, rule: self.answers)
    case .refusal: RefusalScorer(answers: answers, rule: self.answers)
    }
  }
}
