package import Models

/// Reads a reply and says which of a suite's answers it gives.
package protocol Scorer: Sendable {
  /// - Parameters:
  ///   - reply: hostile: of any length and content.
  ///   - sample: which time the question was put, from 0.
  func reading(of reply: String, to question: Suite.Question, sample: Int) -> Reading

  /// What it makes of a reply that the model's own account calls a refusal, whatever its words.
  var declined: Reading { get }

  /// The words whose next-word probabilities score a question exactly; nil where this rule cannot be applied to the
  /// first word alone.
  func exactWords(for question: Suite.Question, sample: Int) -> [ExactWord]?

  /// How often a question is put for an exact score: the scores are averaged.
  func exactSamples(for question: Suite.Question) -> Int
}

extension Scorer {
  package var declined: Reading { .refused }
  package func exactWords(for question: Suite.Question, sample: Int) -> [ExactWord]? { nil }
  package func exactSamples(for question: Suite.Question) -> Int { 1 }
}

/// What a scorer makes of a reply.
package enum Reading: Sendable, Equatable {
  /// The answers that the reply gives, as ascending indices into the suite's answers: several where it names several,
  /// none where it is no valid answer.
  case answers([Int])
  /// It declines, in words.
  case refused
  /// It cannot be read as an answer to this question.
  case unparsable
}

/// A word, and the answer that a reply that begins with it gives. Several words may give one answer.
package struct ExactWord: Sendable, Equatable {
  package var word: String
  /// An index into the suite's answers.
  package var answer: Int

  package init(word: String, answer: Int) {
    self.word = word
    self.answer = answer
  }

  /// The probability of each answer: the sum over its words.
  ///
  /// Where an endpoint lists its likeliest tokens only, the rest may be any one of an answer's words, but not every one
  /// of them: an answer is at most what the least of the others leaves.
  /// - Parameter probabilities: one a word, of which no two can come about together.
  package static func scores(
    _ words: [ExactWord], _ probabilities: [ProbabilityBounds], answers: Int
  ) -> [ProbabilityBounds] {
    var sums = [ProbabilityBounds](repeating: ProbabilityBounds(exactly: 0), count: answers)
    var counts = [Int](repeating: 0, count: answers)
    for (word, bounds) in zip(words, probabilities) where sums.indices.contains(word.answer) {
      let sum = sums[word.answer]
      sums[word.answer] = ProbabilityBounds(low: min(1, sum.low + bounds.low), high: min(1, sum.high + bounds.high))
      counts[word.answer] += 1
    }
    let least = sums.reduce(0) { $0 + $1.low }
    return zip(sums, counts).map { sum, count in
      guard count > 1, !sum.isExact else { return sum }
      return ProbabilityBounds(low: sum.low, high: min(sum.high, max(sum.low, 1 - (least - sum.low))))
    }
  }
}
