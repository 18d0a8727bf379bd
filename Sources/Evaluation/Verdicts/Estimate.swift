import Statistics

/// What one model shows of one trait, one number for the whole model, as the tests between models take it.
struct Estimate: Sendable {
  var value: Double
  /// The least that it could be whatever the missing replies said.
  var low: Double
  /// The most.
  var high: Double
  /// As a measurement of this one model on these questions: 0 for exact scores.
  var samplingVariance: Double
  /// What stands in where nothing varies at all: the variance under Jeffreys' prior with questions as trials.
  var questionVariance: Double

  /// Whether no missing reply leaves anything open.
  var isComplete: Bool { low == high }
}

extension Measurement {
  /// The rate of an answer; nil where nothing was scored.
  func estimate(of answer: String) -> Estimate? {
    guard let rate = rate(of: answer), let bounds = bounds(of: answer) else { return nil }
    return Estimate(
      value: rate, low: bounds.low, high: bounds.high, samplingVariance: samplingVariance(of: answer),
      questionVariance: BetaDistribution.jeffreysVariance(rate: rate, trials: questions.count))
  }

  /// The rate of an answer above the mean rate of the suite's other answers that show a trait: a student that says more
  /// of everything is left at zero. In [−1, 1]; nil where there is no other.
  func specificity(of answer: String, among answers: [String]) -> Estimate? {
    let others = answers.filter { $0 != answer }.compactMap(estimate)
    guard let own = estimate(of: answer), !others.isEmpty, others.count == answers.count - 1 else { return nil }
    let count = Double(others.count)
    func mean(_ part: (Estimate) -> Double) -> Double { others.reduce(0) { $0 + part($1) } / count }
    // Rates of one reply's answers are not independent; the sum of their deviations bounds that of the mean.
    func bound(_ part: (Estimate) -> Double) -> Double {
      let deviation = part(own).squareRoot() + mean { part($0).squareRoot() }
      return deviation * deviation
    }
    let value = own.value - mean(\.value)
    return Estimate(
      value: value, low: min(value, own.low - mean(\.high)), high: max(value, own.high - mean(\.low)),
      samplingVariance: bound(\.samplingVariance), questionVariance: bound(\.questionVariance))
  }
}

extension [Estimate] {
  /// The least variance between these models to believe: the mean sampling variance within them. Exact scores have none;
  /// where they agree to rounding, questions stand in for replies, so that no limits have zero width.
  var varianceFloor: Double {
    guard hasNoSpread else { return Summary.mean(map(\.samplingVariance)) ?? 0 }
    return Summary.mean(map { Swift.max($0.samplingVariance, $0.questionVariance) }) ?? 0
  }

  /// Whether nothing varies, neither between the models nor within them.
  var hasNoSpread: Bool {
    guard let deviation = Summary.standardDeviation(map(\.value)) else { return true }
    return deviation < 1e-12 && allSatisfy { $0.samplingVariance == 0 }
  }

  /// The largest standard deviation that missing replies allow: s(x + e) ≤ s(x) + ‖e‖/√(K − 1), because a standard
  /// deviation is a seminorm.
  func largestDeviation(_ deviation: Double) -> Double {
    let norm = reduce(0) { sum, estimate in
      let shift = Swift.max(estimate.high - estimate.value, estimate.value - estimate.low)
      return sum + shift * shift
    }
    return deviation + (norm / Double(Swift.max(1, count - 1))).squareRoot()
  }
}
