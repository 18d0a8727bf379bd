/// Confidence intervals for proportions of independent trials.
///
/// Replies to the same question are *not* independent: use `Clustering.tInterval` over questions for those.
///
/// Impossible counts (no trials, or successes outside 0...trials) and a confidence outside 0..<1 are answered with the
/// interval that says nothing: all possible values.
package enum Proportion {
  /// Wilson's score interval (JASA 22, 1927), two-sided.
  package static func wilson(successes: Int, trials: Int, confidence: Double) -> Interval {
    guard isPossible(successes, trials, confidence) else { return Interval(low: 0, high: 1, confidence: confidence) }
    let z = Normal.quantile(upperTail: (1 - confidence) / 2)
    let (hits, misses, count) = (Double(successes), Double(trials - successes), Double(trials))
    // The limits are the roots of (p̂ − p)² = z²·p(1 − p)/n. Their product is p̂²·n/(n + z²), which gives the lower root
    // all its digits.
    let spread = z * (z * z + 4 * hits * (misses / count)).squareRoot()
    let high = (2 * hits + z * z + spread) / (2 * (count + z * z))
    let low = hits == 0 ? 0 : hits / (count + z * z) * (hits / count / high)
    return Interval(low: min(low, 1), high: min(high, 1), confidence: confidence)
  }

  /// The exact interval of Clopper and Pearson (Biometrika 26, 1934), two-sided: never covers less than `confidence`.
  package static func clopperPearson(successes: Int, trials: Int, confidence: Double) -> Interval {
    guard isPossible(successes, trials, confidence) else { return Interval(low: 0, high: 1, confidence: confidence) }
    let tail = (1 - confidence) / 2
    let (hits, misses) = (Double(successes), Double(trials - successes))
    let low = successes == 0 ? 0 : IncompleteBeta(a: hits, b: misses + 1).quantile(tail)
    let high = successes == trials ? 1 : IncompleteBeta(a: hits + 1, b: misses).quantile(upperTail: tail)
    return Interval(low: low, high: high, confidence: confidence)
  }

  static func isPossible(_ successes: Int, _ trials: Int, _ confidence: Double) -> Bool {
    trials > 0 && successes >= 0 && successes <= trials && confidence >= 0 && confidence < 1
  }
}
