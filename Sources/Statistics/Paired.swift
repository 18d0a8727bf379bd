/// Differences of two models on the same questions. The unit is the question: one difference each, averaged over its
/// samples.
///
/// An interval over questions says nothing about other students of the same recipe, and never decides estimand E1.
package enum Paired {
  /// The two-sided t interval for the mean difference; nil below two differences, for values that are not finite, or for a
  /// confidence outside 0..<1. Equal differences give a point.
  package static func interval(_ differences: [Double], confidence: Double) -> Interval? {
    guard let mean = Summary.mean(differences), let error = Summary.standardError(differences) else { return nil }
    return Interval(
      around: mean, standardError: error, degreesOfFreedom: Double(differences.count - 1), confidence: confidence)
  }

  /// The one-sided t test of mean difference > `margin`; nil as for `interval`.
  package static func test(_ differences: [Double], margin: Double = 0) -> TestResult? {
    guard margin.isFinite, let mean = Summary.mean(differences), let error = Summary.standardError(differences)
    else { return nil }
    return TestResult(
      excess: mean - margin, standardError: error, degreesOfFreedom: Double(differences.count - 1))
  }
}
