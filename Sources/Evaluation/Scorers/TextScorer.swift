/// A scorer that looks for the answers in the text of a reply, whatever the question was. Every reply can be read.
package protocol TextScorer: Scorer {
  /// The answers that the reply gives, as ascending indices into the suite's answers; none where it names none.
  func answers(in reply: String) -> [Int]
}

extension TextScorer {
  package func reading(of reply: String, to question: Suite.Question, sample: Int) -> Reading {
    .answers(answers(in: reply))
  }
}
