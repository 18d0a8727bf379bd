/// The outcome of a significance test.
package struct TestResult: Sendable, Equatable, Codable {
  /// The test statistic. Where a standard error is zero it is ±`Double.greatestFiniteMagnitude` (or 0), and not
  /// infinity, so that every result can be written as JSON.
  package var statistic: Double
  /// Degrees of freedom of the reference distribution.
  package var degreesOfFreedom: Double
  /// One-sided probability of a statistic at least this large under the null hypothesis, unless the test says otherwise.
  package var p: Double

  package init(statistic: Double, degreesOfFreedom: Double, p: Double) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.p = p
  }
}

extension TestResult {
  /// The one-sided t test that `excess` is above zero.
  ///
  /// A zero standard error means that nothing varied: p is then 0 for a positive excess and 1 for any other. An excess
  /// that is not a number gives a p that is not one, and which therefore rejects nothing.
  init(excess: Double, standardError: Double, degreesOfFreedom: Double) {
    guard !excess.isNaN else {
      self.init(statistic: .nan, degreesOfFreedom: degreesOfFreedom, p: .nan)
      return
    }
    guard standardError > 0 else {
      let extreme = Double.greatestFiniteMagnitude
      let statistic = excess > 0 ? extreme : excess < 0 ? -extreme : 0
      self.init(statistic: statistic, degreesOfFreedom: degreesOfFreedom, p: excess > 0 ? 0 : 1)
      return
    }
    let bound = Double.greatestFiniteMagnitude
    let statistic = max(-bound, min(bound, excess / standardError))
    let p = StudentT(degreesOfFreedom: degreesOfFreedom).upperTail(statistic)
    self.init(statistic: statistic, degreesOfFreedom: degreesOfFreedom, p: p)
  }
}
