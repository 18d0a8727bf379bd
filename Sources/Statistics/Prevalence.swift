/// A rate as an imperfect judge sees it, corrected by the judge's known errors (Rogan and Gladen, American Journal of
/// Epidemiology 107, 1978; interval of Lang and Reiczigel, Preventive Veterinary Medicine 113, 2014).
package struct Prevalence: Sendable, Equatable {
  /// Successes of a number of trials; fractions where trials are alike and worth less than their number.
  package struct Count: Sendable, Equatable {
    package var successes: Double
    package var trials: Double

    /// Nil unless 0 ≤ successes ≤ trials and there are trials.
    package init?(_ successes: Int, of trials: Int) {
      guard trials > 0, (0...trials).contains(successes) else { return nil }
      self.successes = Double(successes)
      self.trials = Double(trials)
    }

    /// Nil unless the rate is in 0...1 and the trials are finite and more than none.
    package init?(rate: Double, of trials: Double) {
      guard trials > 0, trials.isFinite, (0...1).contains(rate) else { return nil }
      successes = rate * trials
      self.trials = trials
    }

    package var rate: Double { min(1, successes / trials) }

    /// Clopper and Pearson's 95 % limits of the rate, of whole counts.
    package var exactLimits: Interval {
      Proportion.clopperPearson(successes: Int(successes), trials: Int(trials), confidence: 0.95)
    }

    /// Agresti and Coull's shift by one success and one failure, with its variance.
    fileprivate var shifted: (rate: Double, variance: Double) {
      let rate = (successes + 1) / (trials + 2)
      return (rate, rate * (1 - rate) / (trials + 2))
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
    let trials = apparent.trials + z * z
    let rate = (apparent.successes + z * z / 2) / trials
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
