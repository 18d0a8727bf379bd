import Glibc

/// How far two distributions over the same categories are apart (Lin, IEEE Transactions on Information Theory 37, 1991).
package enum JensenShannon {
  /// The divergence in bits, in 0...1: 0 for equal distributions, 1 for those without a common category. Weights are
  /// scaled to sum to one.
  ///
  /// Nil for lists of unequal length, negative or infinite weights, or weights that are all zero. O(n).
  package static func divergence(_ p: [Double], _ q: [Double]) -> Double? {
    guard p.count == q.count, let p = normalised(p), let q = normalised(q) else { return nil }
    let terms = zip(p, q).map { a, b in half(a, b) + half(b, a) }
    return min(1, max(0, terms.reduce(0, +)))
  }

  /// The square root of the divergence, which is a metric (Endres and Schindelin, 2003).
  package static func distance(_ p: [Double], _ q: [Double]) -> Double? { divergence(p, q).map { $0.squareRoot() } }

  /// ½·a·log₂(a/m), m = (a + b)/2.
  private static func half(_ a: Double, _ b: Double) -> Double { a > 0 ? a / 2 * log2(2 * (a / (a + b))) : 0 }

  private static func normalised(_ weights: [Double]) -> [Double]? {
    let sum = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), sum > 0, sum.isFinite else { return nil }
    return weights.map { $0 / sum }
  }
}
