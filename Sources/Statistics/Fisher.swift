import Glibc

/// Fisher's method for combining *independent* p-values (1932), in logarithms: a p that is too small for a Double, or
/// zero, does no harm.
package enum Fisher {
  /// log P(χ² with 2k degrees of freedom ≥ −2 Σ log pᵢ) for k p-values. −infinity when one of them is zero; nil for none,
  /// or for a value outside 0...1.
  package static func logCombined(_ p: [Double]) -> Double? {
    guard p.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { return nil }
    return logCombined(logarithms: p.map { log($0) })
  }

  /// The same from natural logarithms of p-values, which must not be positive.
  ///
  /// For an even number of degrees of freedom the tail is e^−x Σ_{j<k} xʲ/j! with x = −Σ log pᵢ. The terms are summed as
  /// shares of the largest, so that neither factor can overflow. O(k), relative error of the combined p about 1e-15·x.
  package static func logCombined(logarithms: [Double]) -> Double? {
    guard !logarithms.isEmpty, logarithms.allSatisfy({ $0 <= 0 }) else { return nil }
    let x = -logarithms.reduce(0, +)
    guard x > 0 else { return 0 }
    guard x.isFinite else { return -.infinity }
    let terms = logarithms.indices.map { Double($0) * log(x) - lgamma(Double($0) + 1).0 }
    let largest = terms.reduce(0, max)
    return min(0, largest - x + log(terms.reduce(0) { $0 + exp($1 - largest) }))
  }
}
