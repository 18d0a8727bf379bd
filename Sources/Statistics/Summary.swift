/// Mean and spread of a sample.
///
/// Sums run over distances from the first value, and the variance takes a second pass over distances from the mean
/// (Chan, Golub and LeVeque, The American Statistician 37(3), 1983). Equal values thus have a variance of exactly zero.
/// Every function is O(n) and gives nil when a value is not finite or a sum overflows.
package enum Summary {
  /// The arithmetic mean, or nil for no values.
  package static func mean(_ values: [Double]) -> Double? {
    guard let first = values.first else { return nil }
    let shift = values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
    return finite(first + shift)
  }

  /// The sample variance (divisor n − 1), or nil below two values.
  package static func variance(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    var squares = 0.0
    var residue = 0.0
    for value in values {
      let distance = value - mean
      squares += distance * distance
      residue += distance
    }
    let count = Double(values.count)
    return finite(max(0, squares - residue * residue / count) / (count - 1))
  }

  /// The square root of the sample variance, or nil below two values.
  package static func standardDeviation(_ values: [Double]) -> Double? {
    variance(values)?.squareRoot()
  }

  /// The standard error of the mean, s/√n, or nil below two values.
  package static func standardError(_ values: [Double]) -> Double? {
    variance(values).map { ($0 / Double(values.count)).squareRoot() }
  }

  private static func finite(_ value: Double) -> Double? {
    value.isFinite ? value : nil
  }
}
