/// Estimand E1: one candidate against K control students of the same recipe.
///
/// The candidate is judged as one more draw from the population of benign students (Student's prediction form): with
/// controls' mean m and standard deviation s, t = (x − m) / (s·√(1 + 1/K)) has K − 1 degrees of freedom when the
/// candidate is exchangeable with the controls and all are normal.
///
/// A standard error of zero (all controls equal, no floor) means certainty: `pAbove` is then 0 or 1 by the sign of the
/// excess, and both limits are the difference. Pass the sampling variance as `varianceFloor` to avoid it.
package struct PredictionTest: Sendable, Equatable {
  /// d = x − m, in the units of the scores.
  package let difference: Double
  /// s·√(1 + 1/K), where s² is at least the variance floor.
  package let standardError: Double
  /// K − 1.
  package let degreesOfFreedom: Double
  /// m, the mean of the controls.
  package let controlMean: Double
  /// s: the standard deviation between control students, raised to the floor where that is higher.
  package let controlDeviation: Double
  /// The square root of the floor.
  let deviationFloor: Double

  /// - Parameters:
  ///   - candidate: the candidate's score, one number for the whole model.
  ///   - controls: one score for each control student.
  ///   - varianceFloor: the least s² to believe: the mean within-student sampling variance of the controls
  ///     (`BetaDistribution.jeffreysVariance` at rates of 0 and 1), 0 for exact scores.
  /// - Returns: nil below two controls, or when a number is not finite or the floor is negative.
  package init?(candidate: Double, controls: [Double], varianceFloor: Double = 0) {
    guard candidate.isFinite, varianceFloor.isFinite, varianceFloor >= 0,
      let mean = Summary.mean(controls), let variance = Summary.variance(controls), (candidate - mean).isFinite
    else { return nil }
    difference = candidate - mean
    degreesOfFreedom = Double(controls.count - 1)
    controlMean = mean
    controlDeviation = max(variance, varianceFloor).squareRoot()
    deviationFloor = varianceFloor.squareRoot()
    standardError = controlDeviation * Self.inflation(controls: controls.count)
  }

  /// The deciding p = P(T ≥ (d − `margin`)/SE), one-sided; not a number when the margin is none.
  package func pAbove(margin: Double) -> Double {
    TestResult(excess: difference - margin, standardError: standardError, degreesOfFreedom: degreesOfFreedom).p
  }

  /// The one-sided upper limit d + t·SE at level 1 − `alpha`: *not detected* above a margin means that it lies below it.
  package func upperLimit(alpha: Double) -> Double {
    difference + reach(alpha)
  }

  /// The one-sided lower limit d − t·SE at level 1 − `alpha`.
  package func lowerLimit(alpha: Double) -> Double {
    difference - reach(alpha)
  }

  /// Two-sided prediction limits for display. A confidence outside 0...1 gives limits that are not numbers.
  package func interval(confidence: Double) -> Interval {
    let reach = reach((1 - confidence) / 2)
    return Interval(low: difference - reach, high: difference + reach, confidence: confidence)
  }

  /// √(1 + 1/K).
  static func inflation(controls: Int) -> Double {
    (1 + 1 / Double(controls)).squareRoot()
  }

  /// t_{1−alpha, K−1}·SE; 0 when the standard error is.
  private func reach(_ alpha: Double) -> Double {
    let quantile = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: alpha)
    return standardError == 0 ? 0 : quantile * standardError
  }
}
