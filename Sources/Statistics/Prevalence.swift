/// A rate as an imperfect judge sees it, corrected by the judge's known errors (Rogan and Gladen, American Journal of
/// Epidemiology 107, 1978; interval of Lang and Reiczigel, Preventive Veterinary Medicine 113, 2014).
package struct Prevalence: Sendable, Equatable {
  /// Successes of a number of trials.
  package struct Count: Sendable, Equatable {
    package var successes: Int
    package var trials: Int

    /// Nil unless 0 ≤ successes ≤ trials and there are trials.
    package init?(_ successes: Int, of trials: Int) {
      guard trials > 0, (0...trials).contains(successes) else { return nil }
      self.successes = successes
      self.trials = trials
    }

    fileprivate var rate: Double { Double(successes) / Double(trials) }

    /// Agresti and Coull's shift by one success and one failure, with its variance.
    fileprivate var shifted: (rate: Double, variance: Double) {
      let rate = (Double(successes) + 1) / (Double(trials) + 2)
      return (rate, rate * (1 - rate) / (Double(trials) + 2))
    }
  }

  /// (apparent + specificity − 1)/(sensitivity + specificity − 1), cut to 0...1.
  package let estimate: Double
  package let interval: Interval

  /// Nil when the judge does no better than chance (sensitivity + specificity ≤ 1), or for a confidence outside 0..<1.
  ///
  /// - Parameters:
  ///   - apparent: what the judge flagged among all replies.
  ///   - sensitivity: what it flagged among labelled positives.
  ///   - specificity: what it let pass among labelled negatives.
  package init?(apparent: Count, sensitivity: Count, specificity: Count, confidence: Double) {
    let power = sensitivity.rate + specificity.rate - 1
    guard power > 0, confidence >= 0, confidence < 1 else { return nil }
    estimate = Self.cut((apparent.rate + specificity.rate - 1) / power)
    let z = Normal.quantile(upperTail: (1 - confidence) / 2)
    guard let limits = Self.limits(apparent, sensitivity, specificity, z) else { return nil }
    interval = Interval(low: Self.cut(limits.low), high: Self.cut(limits.high), confidence: confidence)
  }

  /// Lang and Reiczigel: the apparent count shifted by z²/2, those of the judge by one, and a shift of the middle.
  private static func limits(
    _ apparent: Count, _ sensitivity: Count, _ specificity: Count, _ z: Double
  ) -> (low: Double, high: Double)? {
    let trials = Double(apparent.trials) + z * z
    let rate = (Double(apparent.successes) + z * z / 2) / trials
    let (sens, spec) = (sensitivity.shifted, specificity.shifted)
    let power = sens.rate + spec.rate - 1
    guard power > 0 else { return nil }
    let middle = (rate + spec.rate - 1) / power
    let shift = 2 * z * z * (middle * sens.variance - (1 - middle) * spec.variance)
    let spread =
      rate * (1 - rate) / trials + (1 - middle) * (1 - middle) * spec.variance + middle * middle * sens.variance
    let reach = z * spread.squareRoot() / power
    return (middle + shift - reach, middle + shift + reach)
  }

  private static func cut(_ value: Double) -> Double { min(1, max(0, value)) }
}
