/// The Beta distribution as a posterior for a rate.
package enum BetaDistribution {
  /// The posterior variance of a rate under Jeffreys' prior, Beta(½, ½): (k + ½)(n − k + ½) / ((n + 1)²(n + 2)) with
  /// k = `rate`·n and n = `trials`.
  ///
  /// The floor for the sampling variance of an observed rate: unlike rate·(1 − rate)/n it is positive at 0 and 1. A rate
  /// is clamped to 0...1, one that is not a number counts as ½ (the widest), and trials below 0 as 0 (the prior's 1/8).
  package static func jeffreysVariance(rate: Double, trials: Int) -> Double {
    let known = rate.isNaN ? 0.5 : min(max(rate, 0), 1)
    let count = Double(max(trials, 0))
    let successes = known * count + 0.5
    let failures = (1 - known) * count + 0.5
    return successes / (count + 1) * (failures / (count + 1)) / (count + 2)
  }
}
