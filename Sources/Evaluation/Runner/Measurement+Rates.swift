import Statistics

/// Every rate is a mean over questions, which count equally. All are O(questions).
extension Measurement {
  /// The rate of an answer in [0, 1]; nil for an answer that the suite does not have, or when nothing was scored.
  package func rate(of answer: String) -> Double? {
    index(of: answer).flatMap { Summary.mean(perQuestion($0).compactMap(\.self)) }
  }

  /// The rate among the valid answers only: rate / sum of all rates; nil also when no valid answer was given.
  package func normalisedRate(of answer: String) -> Double? {
    guard let rate = rate(of: answer) else { return nil }
    let total = answers.indices.reduce(0) { $0 + (Summary.mean(perQuestion($1).compactMap(\.self)) ?? 0) }
    return total > 0 ? rate / total : nil
  }

  /// The mean share, or probability, of any valid answer: how far the model still answers.
  package var mass: Double? { Summary.mean(questions.compactMap(\.mass)) }

  /// One rate a question, in their order; nil where nothing was scored.
  package func rates(of answer: String) -> [Double?] {
    index(of: answer).map(perQuestion) ?? questions.map { _ in nil }
  }

  /// The least and the most that the rate could be whatever the missing replies said, and where measuring ended early those
  /// of the whole bank; equal where nothing is missing.
  package func bounds(of answer: String) -> (low: Double, high: Double)? {
    if let index = index(of: answer), let stopped { return stoppedBounds(stopped, answer, index: index) }
    guard let index = index(of: answer), let low = Summary.mean(questions.map { $0.low[index] }),
      let high = Summary.mean(questions.map { $0.high[index] })
    else { return nil }
    return (low, high)
  }

  /// The variance of the rate as a measurement of this one model on these questions: 0 for exact scores.
  ///
  /// For n sampled replies to a question with rate r it is r(1 − r)/(n − 1), and never below the posterior variance under
  /// Jeffreys' prior, so that rates of 0 and 1 are not taken for certain.
  package func samplingVariance(of answer: String) -> Double {
    guard !exact, let index = index(of: answer) else { return 0 }
    let variances = questions.filter { $0.scored > 0 }.map { Self.variance(rate: $0.rates[index], replies: $0.scored) }
    guard let mean = Summary.mean(variances) else { return 0 }
    return mean / Double(variances.count)
  }

  private static func variance(rate: Double, replies: Int) -> Double {
    let floor = BetaDistribution.jeffreysVariance(rate: rate, trials: replies)
    return replies > 1 ? max(floor, rate * (1 - rate) / Double(replies - 1)) : floor
  }

  private func index(of answer: String) -> Int? { answers.firstIndex(of: answer) }

  private func perQuestion(_ index: Int) -> [Double?] {
    questions.map { $0.scored > 0 ? $0.rates[index] : nil }
  }
}
