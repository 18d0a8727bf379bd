import Statistics

/// Estimates whose unit is the seed: whole experiments repeated, never the prompts or images within one.
package enum OverSeeds {
  /// Mean and t interval over independent values.
  /// - Returns: an estimate without an interval for a single value; nil for none.
  package static func mean(_ values: [Double], name: String, note: String) -> LabResult.Estimate? {
    guard let mean = Summary.mean(values) else { return nil }
    return LabResult.Estimate(name: name, estimate: mean, interval: interval(values, mean), note: note)
  }

  private static func interval(_ values: [Double], _ mean: Double) -> Interval? {
    guard let error = Summary.standardError(values) else { return nil }
    let reach = StudentT(degreesOfFreedom: Double(values.count - 1)).quantile(upperTail: 0.025) * error
    return Interval(low: mean - reach, high: mean + reach, confidence: 0.95)
  }
}
