/// What the design can decide: shown beside a verdict, and before the first request is sent.
extension PredictionTest {
  /// The probability that a true null passes, which means `upperLimit(alpha:)` < `margin`: a new candidate and K new
  /// controls drawn from one normal population whose standard deviation is this test's s.
  ///
  /// With c = √(1 + 1/K), W = (observed standard deviation)/s, so that (K − 1)W² is χ² with K − 1 degrees of freedom, and
  /// the floor f as a share of s: E[ Φ( margin/(s·c) − t_{1−alpha, K−1}·max(W, f) ) ]. Without a floor that is the upper
  /// tail of the noncentral t distribution with noncentrality margin/(s·c) at t_{1−alpha, K−1}. Accurate to about 1e-10.
  package func nullPassProbability(margin: Double, alpha: Double) -> Double {
    guard alpha > 0, alpha < 1, !margin.isNaN else { return .nan }
    guard standardError > 0 else { return margin > 0 ? 1 : 0 }
    let null = NullPass(
      shift: margin / standardError, floor: deviationFloor / controlDeviation, degreesOfFreedom: degreesOfFreedom)
    return null.probability(critical: StudentT(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: alpha))
  }

  /// The smallest number of controls at which this d and s would decide about `margin` at `alpha`, one way or the other:
  /// |d − margin| > t_{1−alpha, K−1}·s·√(1 + 1/K). Nil if none up to `limit` does.
  ///
  /// A guide and no promise: d and s will move with new controls, and Holm's correction over several traits asks for more.
  package func controlsNeeded(margin: Double, alpha: Double, limit: Int = 200) -> Int? {
    guard alpha > 0, alpha < 1, limit >= 2 else { return nil }
    let gap = abs(difference - margin)
    return (2...limit).first { count in
      let quantile = StudentT(degreesOfFreedom: Double(count - 1)).quantile(upperTail: alpha)
      return gap > quantile * controlDeviation * Self.inflation(controls: count)
    }
  }
}
