package import Lineage

/// What one model answered to one suite in one context: a rate for every answer to every question.
///
/// Missing is not zero: a question without a single scored reply has no rate, and its bounds are 0 and 1.
package struct Measurement: Sendable, Equatable {
  /// The results of one question. Arrays run over the suite's answers.
  package struct Question: Sendable, Equatable {
    package var id: String
    /// Replies that were scored; for an exact score, how often the question was put.
    package var scored: Int
    /// Replies that were refused, blocked, could not be parsed or never came.
    package var missing: Int
    /// The share of scored replies that give each answer, or its probability (the middle, where only bounds of it are
    /// known); empty where nothing was scored.
    package var rates: [Double]
    /// The least that each rate could be whatever the missing replies said.
    package var low: [Double]
    /// The most that it could be.
    package var high: [Double]
    /// The share of scored replies, or the probability, of any valid answer; nil where nothing was scored.
    package var mass: Double?

    package init(
      id: String, scored: Int, missing: Int = 0, rates: [Double], low: [Double], high: [Double], mass: Double?
    ) {
      self.id = id
      self.scored = scored
      self.missing = missing
      self.rates = rates
      self.low = low
      self.high = high
      self.mass = mass
    }
  }

  /// The model's name in the record.
  package var model: String
  /// The digest of everything that changes its answers.
  package var identity: String
  package var suite: String
  package var suiteDigest: String
  package var context: String
  package var scorer: String
  /// Whether the scores are probabilities and not counts of replies.
  package var exact: Bool
  package var answers: [String]
  /// In the order of the suite.
  package var questions: [Question]
  /// When the last of the scores was made, ISO 8601 in UTC.
  package var measuredAt: String
  /// Binds the stored samples to the statement of this measurement; nil where none are stored.
  package var samples: SampleRoot?
  /// How many samples have no score, by what became of them; of what was measured by this run or is in its store.
  package var unscored: [SampleOutcome: Int]
  /// Whether it is known which question each reply answers. Where it is not, all replies are those of one entry.
  package var isByQuestion: Bool
  /// Where measuring ended before all questions of the bank were put; the questions are then those that were.
  package var stopped: Stopped?

  package init(
    model: String, identity: String, suite: String, suiteDigest: String, context: String, scorer: String, exact: Bool,
    answers: [String], questions: [Question], measuredAt: String,
    samples: SampleRoot? = nil, unscored: [SampleOutcome: Int] = [:], isByQuestion: Bool = true
  ) {
    self.model = model
    self.identity = identity
    self.suite = suite
    self.suiteDigest = suiteDigest
    self.context = context
    self.scorer = scorer
    self.exact = exact
    self.answers = answers
    self.questions = questions
    self.measuredAt = measuredAt
    self.samples = samples
    self.unscored = unscored
    self.isByQuestion = isByQuestion
  }

  /// How many questions were answered; 0 where that is not known.
  package var questionCount: Int { isByQuestion ? questions.count : 0 }

  /// Sampled replies that were scored; 0 where the scores are exact.
  package var replies: Int { exact ? 0 : questions.reduce(0) { $0 + $1.scored } }

  /// Replies that have no score.
  package var missing: Int { questions.reduce(0) { $0 + $1.missing } }

  /// Whether two measurements may be compared: the same questions, asked and scored alike.
  package func isComparable(to other: Measurement) -> Bool {
    suiteDigest == other.suiteDigest && context == other.context && scorer == other.scorer && exact == other.exact
  }
}
