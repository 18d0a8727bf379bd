import Glibc

/// How well scores tell two classes apart: the area under the ROC curve with DeLong's variance (DeLong, DeLong and
/// Clarke-Pearson, Biometrics 44, 1988).
package struct ROC: Sendable, Equatable {
  /// P(score of a positive > score of a negative) + ½ P(equal), in 0...1.
  package let area: Double
  /// For each positive, the share of negatives below it (ties half), and for each negative the share of positives above.
  private let positives: [Double]
  private let negatives: [Double]

  /// O((m + n) log(m + n)). Nil for an empty class or a score that is not a number.
  package init?(positives: [Double], negatives: [Double]) {
    guard !positives.isEmpty, !negatives.isEmpty, (positives + negatives).allSatisfy({ !$0.isNaN }) else { return nil }
    self.positives = Self.shares(of: positives, among: negatives)
    self.negatives = Self.shares(of: negatives, among: positives).map { 1 - $0 }
    area = self.positives.reduce(0, +) / Double(positives.count)
  }

  /// DeLong's standard error; nil for a class of one.
  package var standardError: Double? {
    guard let first = Summary.variance(positives), let second = Summary.variance(negatives) else { return nil }
    return (first / Double(positives.count) + second / Double(negatives.count)).squareRoot()
  }

  /// The two-sided normal interval on the logit scale, which stays within 0...1; nil for an area of 0 or 1, where DeLong's
  /// variance is zero and says nothing, for a class of one, or for a confidence outside 0..<1.
  package func interval(confidence: Double) -> Interval? {
    guard area > 0, area < 1, let error = standardError, confidence >= 0, confidence < 1 else { return nil }
    let reach = Normal.quantile(upperTail: (1 - confidence) / 2) * error / (area * (1 - area))
    let middle = log(area / (1 - area))
    return Interval(low: logistic(middle - reach), high: logistic(middle + reach), confidence: confidence)
  }

  /// The difference of the areas of two scores of the *same* items, in the same order, with its standard error. Nil where
  /// the classes differ in size or have one item.
  package func difference(from other: ROC) -> (estimate: Double, standardError: Double)? {
    guard positives.count == other.positives.count, negatives.count == other.negatives.count,
      let first = Summary.variance(zip(positives, other.positives).map(-)),
      let second = Summary.variance(zip(negatives, other.negatives).map(-))
    else { return nil }
    let variance = first / Double(positives.count) + second / Double(negatives.count)
    return (area - other.area, variance.squareRoot())
  }

  private func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// For each value the share of `others` below it, equal ones counted half.
  private static func shares(of values: [Double], among others: [Double]) -> [Double] {
    let sorted = others.sorted()
    return values.map { value in
      let below = count(sorted) { $0 < value }
      let upTo = count(sorted) { $0 <= value }
      return Double(below + upTo) / 2 / Double(sorted.count)
    }
  }

  /// How many values of a sorted list come before the first for which the condition fails.
  private static func count(_ sorted: [Double], while holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(sorted[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
