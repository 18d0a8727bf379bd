/// A confidence or prediction interval, two-sided unless its source says otherwise.
package struct Interval: Sendable, Equatable, Codable {
  /// The lower limit, in the units of the estimate.
  package var low: Double
  /// The upper limit; never below `low`.
  package var high: Double
  /// The nominal coverage, in 0...1 (0.95 for 95 %).
  package var confidence: Double

  package init(low: Double, high: Double, confidence: Double) {
    self.low = low
    self.high = high
    self.confidence = confidence
  }

  /// Whether `value` lies between the limits, the limits included.
  package func contains(_ value: Double) -> Bool {
    low <= value && value <= high
  }
}

extension Interval {
  /// `estimate` ± t·`standardError`, or nil unless the limits are finite and 0 ≤ `confidence` < 1.
  init?(around estimate: Double, standardError: Double, degreesOfFreedom: Double, confidence: Double) {
    guard confidence >= 0, confidence < 1 else { return nil }
    let reach = StudentT(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: (1 - confidence) / 2)
    let halfWidth = standardError == 0 ? 0 : reach * standardError
    guard (estimate - halfWidth).isFinite, (estimate + halfWidth).isFinite else { return nil }
    self.init(low: estimate - halfWidth, high: estimate + halfWidth, confidence: confidence)
  }
}
