/// Estimand E2: two independent groups of students whose variances may differ (Welch, Biometrika 34, 1947), with
/// Satterthwaite's degrees of freedom.
///
/// Both functions give nil when a group has fewer than two values or a value is not finite. Where neither group varies
/// the degrees of freedom are n₁ + n₂ − 2, p is 0 or 1, and the interval is a point.
package enum Welch {
  /// The one-sided test of mean(`a`) − mean(`b`) > `margin`.
  package static func test(_ a: [Double], _ b: [Double], margin: Double = 0) -> TestResult? {
    guard margin.isFinite, let comparison = Comparison(a, b) else { return nil }
    return TestResult(
      excess: comparison.difference - margin, standardError: comparison.standardError,
      degreesOfFreedom: comparison.degreesOfFreedom)
  }

  /// The two-sided interval for mean(`a`) − mean(`b`); nil also for a confidence outside 0..<1.
  package static func interval(_ a: [Double], _ b: [Double], confidence: Double) -> Interval? {
    guard let comparison = Comparison(a, b) else { return nil }
    return Interval(
      around: comparison.difference, standardError: comparison.standardError,
      degreesOfFreedom: comparison.degreesOfFreedom, confidence: confidence)
  }

  private struct Comparison {
    let difference: Double
    let standardError: Double
    let degreesOfFreedom: Double

    init?(_ a: [Double], _ b: [Double]) {
      guard let meanA = Summary.mean(a), let meanB = Summary.mean(b),
        let errorA = Summary.standardError(a), let errorB = Summary.standardError(b)
      else { return nil }
      let total = (errorA * errorA + errorB * errorB).squareRoot()
      guard (meanA - meanB).isFinite, total.isFinite else { return nil }
      difference = meanA - meanB
      standardError = total
      let (dfA, dfB) = (Double(a.count - 1), Double(b.count - 1))
      // Shares of the variance, not fourth powers: those would overflow or vanish.
      let share = (errorA / total) * (errorA / total)
      degreesOfFreedom =
        total > 0 ? 1 / (share * share / dfA + (1 - share) * (1 - share) / dfB) : dfA + dfB
    }
  }
}
