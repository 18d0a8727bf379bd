extension Paired {
  /// The most differences for which all 2ⁿ sign patterns are counted.
  package static let largestExactSignFlip = 40

  /// The exact one-sided sign-flip test that the differences lie above `margin`: the share of all 2ⁿ sign patterns whose
  /// sum is at least the observed one. Nil for no differences, more than `largestExactSignFlip`, or values not finite.
  ///
  /// Half of the differences at a time, so that time and memory are O(2^(n/2)). Sums that differ by no more than their
  /// rounding count as ties, which can only raise p.
  package static func exactSignFlip(_ differences: [Double], margin: Double = 0) -> Double? {
    let excess = differences.map { $0 - margin }
    guard !excess.isEmpty, excess.count <= largestExactSignFlip, let bar = Tie.bar(excess) else { return nil }
    let middle = excess.count / 2
    let first = signedSums(excess[..<middle])
    let second = signedSums(excess[middle...])
    var (reached, count) = (second.count, 0)
    for sum in first {
      while reached > 0, sum + second[reached - 1] >= bar { reached -= 1 }
      count += second.count - reached
    }
    return Double(count) / Double(first.count * second.count)
  }

  /// The sign-flip test by `draws` random patterns: (b + 1)/(B + 1), which is valid for any number of draws (Phipson and
  /// Smyth, 2010). Nil as above, or for `draws` below 1.
  package static func monteCarloSignFlip(
    _ differences: [Double], margin: Double = 0, draws: Int, random: inout RandomSource
  ) -> Double? {
    let excess = differences.map { $0 - margin }
    guard !excess.isEmpty, draws > 0, let bar = Tie.bar(excess) else { return nil }
    let hits = (0..<draws).count { _ in randomSum(excess, &random) >= bar }
    return Double(hits + 1) / (Double(draws) + 1)
  }

  /// All sums of ±value in ascending order, by merging instead of sorting: O(2ⁿ).
  private static func signedSums(_ values: ArraySlice<Double>) -> [Double] {
    values.reduce([0]) { sums, value in
      merged(sums.map { $0 - abs(value) }, sums.map { $0 + abs(value) })
    }
  }

  private static func merged(_ a: [Double], _ b: [Double]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || (i < a.count && a[i] <= b[j]) {
        result.append(a[i])
        i += 1
      } else {
        result.append(b[j])
        j += 1
      }
    }
    return result
  }

  /// One bit of a random word for each sign.
  private static func randomSum(_ values: [Double], _ random: inout RandomSource) -> Double {
    var (bits, sum) = (UInt64(0), 0.0)
    for (index, value) in values.enumerated() {
      if index.isMultiple(of: 64) { bits = random.next() }
      sum += bits & 1 == 0 ? value : -value
      bits >>= 1
    }
    return sum
  }
}
