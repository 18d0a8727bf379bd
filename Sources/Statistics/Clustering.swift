/// Replies to one question are alike: what that costs, and the interval that allows for it.
package enum Clustering {
  /// The ANOVA estimate of the intraclass correlation, ICC(1), for groups of equal or unequal size (Donner,
  /// International Statistical Review 54, 1986): (MSB − MSW)/(MSB + (n₀ − 1)·MSW), n₀ = (N − Σnᵢ²/N)/(k − 1).
  ///
  /// At most 1, and negative when groups differ less than chance would make them. Empty groups are left out. Nil for fewer
  /// than two groups, for no group of two or more, when nothing varies, or when a value is not finite. O(N).
  package static func intraclassCorrelation(_ groups: [[Double]]) -> Double? {
    let groups = groups.filter { !$0.isEmpty }
    let all = groups.flatMap { $0 }
    guard groups.count > 1, all.count > groups.count, let grand = Summary.mean(all) else { return nil }
    var (between, within, squares) = (0.0, 0.0, 0.0)
    for group in groups {
      guard let mean = Summary.mean(group) else { return nil }
      let size = Double(group.count)
      between += size * (mean - grand) * (mean - grand)
      within += (Summary.variance(group) ?? 0) * (size - 1)
      squares += size * size
    }
    let (count, total) = (Double(groups.count), Double(all.count))
    let meanSquareBetween = between / (count - 1)
    let meanSquareWithin = within / (total - count)
    let typicalSize = (total - squares / total) / (count - 1)
    let scale = meanSquareBetween + (typicalSize - 1) * meanSquareWithin
    guard scale > 0, scale.isFinite else { return nil }
    return (meanSquareBetween - meanSquareWithin) / scale
  }

  /// The factor by which clustering multiplies the variance of a mean, 1 + (m − 1)ρ (Kish, 1965).
  ///
  /// Samples divided by it are the independent samples they are worth: 50 × 200 replies at ρ = 0.435 are worth 114.
  package static func designEffect(clusterSize: Double, correlation: Double) -> Double {
    1 + (clusterSize - 1) * correlation
  }

  /// The two-sided t interval for a population of clusters from one mean each, clusters counted equally. Nil below two
  /// clusters, for means that are not finite, or for a confidence outside 0..<1.
  package static func tInterval(of clusterMeans: [Double], confidence: Double) -> Interval? {
    Paired.interval(clusterMeans, confidence: confidence)
  }
}
