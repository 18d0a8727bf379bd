extension Clustering {
  /// The standard error of the mean over all values that allows for likeness within groups: the cluster-robust ("CR1")
  /// variance of a regression on a constant, G/(G−1) · Σ_g (Σ_i (x_gi − x̄))² / N² (Liang and Zeger, Biometrika 73, 1986).
  ///
  /// Empty groups are left out. Nil below two groups or for values that are not finite. O(N).
  package static func standardError(of groups: [[Double]]) -> Double? {
    let groups = groups.filter { !$0.isEmpty }
    let all = groups.flatMap { $0 }
    guard groups.count > 1, let mean = Summary.mean(all) else { return nil }
    let sums = groups.map { $0.reduce(0) { $0 + ($1 - mean) } }
    let (count, total) = (Double(groups.count), Double(all.count))
    let variance = count / (count - 1) * sums.reduce(0) { $0 + $1 * $1 } / (total * total)
    return variance.isFinite ? variance.squareRoot() : nil
  }
}
