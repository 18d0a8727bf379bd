/// Permutation tests that group `a` has the higher mean: the labels are exchangeable under the null hypothesis.
///
/// The floor of p is 1/C(n, k): 1/20 at 3 v 3, 1/252 at 5 v 5. Sums that differ by no more than their rounding count as
/// ties, which can only raise p.
package enum Permutation {
  /// The most splits that `exact` counts: 12 v 12 has 2,704,156.
  package static let mostExactSplits = 3_000_000

  /// The one-sided p of mean(`a`) − mean(`b`) > `margin` over all C(n, k) splits, the observed one included.
  ///
  /// O(C(n, k)). Nil for an empty group, values that are not finite, or more than `mostExactSplits` splits.
  package static func exact(_ a: [Double], _ b: [Double], margin: Double = 0) -> Double? {
    guard let pool = Pool(a, b, margin: margin), let splits = splits(pool.values.count, pool.size) else { return nil }
    return Double(pool.count(from: 0, needing: pool.size, sum: 0)) / Double(splits)
  }

  /// The same by `draws` random splits: (b + 1)/(B + 1), which is valid for any number of draws (Phipson and Smyth,
  /// Statistical Applications in Genetics and Molecular Biology 9(1), 2010). Nil for `draws` below 1.
  package static func monteCarlo(
    _ a: [Double], _ b: [Double], margin: Double = 0, draws: Int, random: inout RandomSource
  ) -> Double? {
    guard draws > 0, var pool = Pool(a, b, margin: margin) else { return nil }
    let hits = (0..<draws).count { _ in pool.drawSum(&random) >= pool.bar }
    return Double(hits + 1) / (Double(draws) + 1)
  }

  /// C(`total`, `size`), or nil above `mostExactSplits`.
  static func splits(_ total: Int, _ size: Int) -> Int? {
    let shorter = min(size, total - size)
    var result = 1
    // Each partial product is itself a binomial coefficient that grows with the index, so the bound can stop it early.
    for index in stride(from: 1, through: shorter, by: 1) {
      result = result * (total - shorter + index) / index
      if result > mostExactSplits { return nil }
    }
    return result
  }
}

/// Both groups' values about their common mean, so that sums of one size stand for differences of means.
private struct Pool {
  var values: [Double]
  let size: Int
  let bar: Double

  init?(_ a: [Double], _ b: [Double], margin: Double) {
    let lowered = a.map { $0 - margin }
    guard !a.isEmpty, !b.isEmpty, let mean = Summary.mean(lowered + b) else { return nil }
    var (summed, rest) = (lowered.map { $0 - mean }, b.map { $0 - mean })
    // All sums together are zero, so that a high sum of `a` is a high sum of −`b`: the smaller group is summed.
    if rest.count < summed.count { (summed, rest) = (rest.map(-), summed.map(-)) }
    guard let bar = Tie.bar(sum: summed.reduce(0, +), among: summed + rest) else { return nil }
    values = summed + rest
    size = summed.count
    self.bar = bar
  }

  /// How many ways there are to add `needing` of the values from `start` on to `sum` and reach the bar.
  func count(from start: Int, needing: Int, sum: Double) -> Int {
    guard needing > 0 else { return sum >= bar ? 1 : 0 }
    return (start...(values.count - needing)).reduce(0) { total, index in
      total + count(from: index + 1, needing: needing - 1, sum: sum + values[index])
    }
  }

  /// The sum of a random subset, by the first `size` steps of a shuffle.
  mutating func drawSum(_ random: inout RandomSource) -> Double {
    var sum = 0.0
    for index in 0..<size {
      values.swapAt(index, index + random.uniform(below: values.count - index))
      sum += values[index]
    }
    return sum
  }
}
