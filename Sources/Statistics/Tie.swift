/// Ties between sums of the same numbers taken in different orders.
enum Tie {
  /// The least sum that counts as reaching the sum of `values`: below it by the most that rounding can do,
  /// n·ε·Σ|value|. Nil when a value is not finite or the sums overflow.
  static func bar(_ values: [Double]) -> Double? {
    bar(sum: values.reduce(0, +), among: values)
  }

  /// The same for the sum of some of the values.
  static func bar(sum: Double, among values: [Double]) -> Double? {
    let size = values.reduce(0) { $0 + abs($1) }
    guard size.isFinite else { return nil }
    return sum - Double(values.count) * Double.ulpOfOne * size
  }
}
