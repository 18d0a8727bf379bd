extension Proportion {
  /// `successes` in `trials`.
  package typealias Count = (successes: Int, trials: Int)

  /// The interval for p₁ − p₂ of two independent proportions: Newcombe's hybrid score, method 10 (Statistics in
  /// Medicine 17, 1998), two-sided. Impossible counts give −1...1.
  package static func newcombe(_ first: Count, minus second: Count, confidence: Double) -> Interval {
    guard isPossible(first.successes, first.trials, confidence),
      isPossible(second.successes, second.trials, confidence)
    else { return Interval(low: -1, high: 1, confidence: confidence) }
    let a = reaches(first, confidence)
    let b = reaches(second, confidence)
    let difference = a.rate - b.rate
    let below = (a.below * a.below + b.above * b.above).squareRoot()
    let above = (a.above * a.above + b.below * b.below).squareRoot()
    return Interval(low: max(-1, difference - below), high: min(1, difference + above), confidence: confidence)
  }

  /// The observed rate and how far Wilson's limits lie from it on either side.
  private static func reaches(_ count: Count, _ confidence: Double) -> (rate: Double, below: Double, above: Double) {
    let rate = Double(count.successes) / Double(count.trials)
    let limits = wilson(successes: count.successes, trials: count.trials, confidence: confidence)
    return (rate, rate - limits.low, limits.high - rate)
  }
}
