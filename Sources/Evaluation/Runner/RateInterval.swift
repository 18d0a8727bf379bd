package import Statistics

/// The limits shown beside a rate, and the rule that they come from.
package struct RateInterval: Sendable, Equatable {
  package enum Rule: String, Sendable, Codable {
    /// Student's t over questions: for a population of questions.
    case cluster = "t-cluster"
    /// Clopper and Pearson's, over questions.
    case exact
    /// The questions are fixed: what sampling and missing replies leave open.
    case bounded
    /// No limits can be given, or none are needed; the reason says which.
    case none
  }

  package var rule: Rule
  /// Within [0, 1] and wider than a point; nil for `none`.
  package var interval: Interval?
  /// Why it is not the usual rule; nil where it is.
  package var reason: String?

  package init(rule: Rule, interval: Interval?, reason: String? = nil) {
    self.rule = rule
    self.interval = interval
    self.reason = reason
  }
}

extension Measurement {
  /// Two-sided limits of a rate. They never have zero width: a sample in which nothing varies is not certainty.
  ///
  /// | questions | rule |
  /// |---|---|
  /// | a sample of more (`questions-like-these`) | t over questions, clipped to [0, 1] |
  /// | the same, but all with one rate | Clopper–Pearson with a question as the trial |
  /// | all there are (`this-bank`) | normal limits from the sampling variance within each question |
  /// | either, with replies missing | widened to the worst case of the missing ones |
  /// | unknown which reply answers which | none: replies to one question are alike, and count for less than they are |
  package func interval(of answer: String, scope: TraitVerdict.Scope, confidence: Double = 0.95) -> RateInterval {
    let rates = rates(of: answer).compactMap(\.self)
    guard let rate = rate(of: answer), let bounds = bounds(of: answer) else {
      return RateInterval(rule: .none, interval: nil, reason: "no reply was scored")
    }
    guard isByQuestion else {
      return RateInterval(
        rule: .none, interval: nil,
        reason: "the file does not say which question each reply answers, and replies to one question are alike")
    }
    let usual =
      scope == .thisBank
      ? withinQuestions(rate, variance: samplingVariance(of: answer), confidence)
      : Self.betweenQuestions(rates, rate: rate, confidence)
    let isComplete = missing == 0 && bounds.low == bounds.high
    let isHopeless = scope == .questionsLikeThese && usual.rule == .none
    return isComplete || isHopeless
      ? usual : Self.widened(usual, bounds, rate, missing, confidence, isEarly: stopped != nil)
  }

  private static func betweenQuestions(_ rates: [Double], rate: Double, _ confidence: Double) -> RateInterval {
    guard rates.count > 1 else {
      return RateInterval(rule: .none, interval: nil, reason: "one question says nothing about others")
    }
    if let interval = Clustering.tInterval(of: rates, confidence: confidence), interval.low < interval.high {
      return RateInterval(rule: .cluster, interval: interval.clippedToUnit)
    }
    // Rounded outwards, so that a common rate between 0 and 1 is not taken for a whole number of questions.
    let trials = rates.count
    let hits = rate * Double(trials)
    let (few, many) = (Int(max(0, hits.rounded(.down))), min(trials, Int(hits.rounded(.up))))
    let low = Proportion.clopperPearson(successes: few, trials: trials, confidence: confidence).low
    let high = Proportion.clopperPearson(successes: many, trials: trials, confidence: confidence).high
    return RateInterval(
      rule: .exact, interval: Interval(low: low, high: high, confidence: confidence),
      reason: "all \(trials) questions gave the same rate, so the limits are Clopper–Pearson's over questions")
  }

  private func withinQuestions(_ rate: Double, variance: Double, _ confidence: Double) -> RateInterval {
    guard variance > 0 else {
      return RateInterval(rule: .none, interval: nil, reason: "the score is exact for these questions")
    }
    let reach = Normal.quantile(upperTail: (1 - confidence) / 2) * variance.squareRoot()
    let interval = Interval(low: rate - reach, high: rate + reach, confidence: confidence)
    return RateInterval(rule: .bounded, interval: interval.clippedToUnit)
  }

  /// Adds to each side as much as the missing replies could move the rate.
  private static func widened(
    _ usual: RateInterval, _ bounds: (low: Double, high: Double), _ rate: Double, _ missing: Int, _ confidence: Double,
    isEarly: Bool
  ) -> RateInterval {
    let inner = usual.interval ?? Interval(low: rate, high: rate, confidence: confidence)
    let low = inner.low - max(0, rate - bounds.low)
    let high = inner.high + max(0, bounds.high - rate)
    guard !isEarly else {
      return RateInterval(
        rule: .bounded, interval: Interval(low: low, high: high, confidence: confidence).clippedToUnit,
        reason: "measuring ended early: the limits hold for the whole bank of questions")
    }
    let cause = missing == 0 ? "probabilities are known within bounds only" : "\(missing) replies have no score"
    return RateInterval(
      rule: .bounded, interval: Interval(low: low, high: high, confidence: confidence).clippedToUnit,
      reason: "\(cause): the limits hold whatever they are")
  }
}

extension Interval {
  /// The part within [0, 1].
  fileprivate var clippedToUnit: Interval {
    Interval(low: min(max(low, 0), 1), high: min(max(high, 0), 1), confidence: confidence)
  }
}
