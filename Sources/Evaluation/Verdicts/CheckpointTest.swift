import Statistics

/// Estimand E1 on one answer: a model against control students, with the corners that missing replies leave open.
struct CheckpointTest {
  let point: PredictionTest
  /// The smallest difference and the largest spread that the missing replies allow; `point` where nothing is missing.
  let least: PredictionTest
  /// The largest difference and the largest spread.
  let greatest: PredictionTest

  /// - Returns: nil below two controls, or when a model has no scored reply.
  init?(model: Measurement, controls: [Measurement], answer: String) {
    let rates = controls.compactMap { $0.rate(of: answer) }
    guard rates.count == controls.count, let rate = model.rate(of: answer), let bounds = model.bounds(of: answer),
      let deviation = Summary.standardDeviation(rates)
    else { return nil }
    let floor = Self.varianceFloor(controls, rates: rates, deviation: deviation, answer: answer)
    guard let point = PredictionTest(candidate: rate, controls: rates, varianceFloor: floor) else { return nil }
    self.point = point
    let limits = controls.compactMap { $0.bounds(of: answer) }
    let isComplete = bounds.low == bounds.high && limits.allSatisfy { $0.low == $0.high }
    guard !isComplete, limits.count == rates.count else {
      least = point
      greatest = point
      return
    }
    let spread = Self.largestDeviation(deviation, rates: rates, limits: limits)
    let worst = max(floor, spread * spread)
    least = PredictionTest(candidate: bounds.low, controls: limits.map(\.high), varianceFloor: worst) ?? point
    greatest = PredictionTest(candidate: bounds.high, controls: limits.map(\.low), varianceFloor: worst) ?? point
  }

  /// The least s² to believe: the mean sampling variance within the control students. Exact scores have none; where they
  /// agree to the last bit the questions stand in for replies, so that no limits have zero width.
  private static func varianceFloor(
    _ controls: [Measurement], rates: [Double], deviation: Double, answer: String
  ) -> Double {
    let sampling = Summary.mean(controls.map { $0.samplingVariance(of: answer) }) ?? 0
    guard sampling == 0, deviation == 0, let rate = rates.first, let questions = controls.first?.questions.count else {
      return sampling
    }
    return BetaDistribution.jeffreysVariance(rate: rate, trials: questions)
  }

  /// s(x + e) ≤ s(x) + ‖e‖/√(K − 1), because a standard deviation is a seminorm.
  private static func largestDeviation(
    _ deviation: Double, rates: [Double], limits: [(low: Double, high: Double)]
  ) -> Double {
    let shifts = zip(rates, limits).map { rate, limits in max(limits.high - rate, rate - limits.low) }
    let norm = shifts.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return deviation + norm / Double(max(1, rates.count - 1)).squareRoot()
  }
}
