import Glibc

/// The regularised incomplete gamma function, in logarithms, so that far tails keep their digits.
enum IncompleteGamma {
  /// log Q(a, x) = log P(X ≥ x) for a gamma variable of shape `a` > 0 and scale 1, at `x` ≥ 0.
  ///
  /// The power series of the lower tail (DLMF 8.7.1) below x = a + 1, Legendre's continued fraction of the upper one
  /// (DLMF 8.9.2, by Lentz's method) from there on. Relative error of Q about 1e-14 + a·1e-15. Nil
  /// outside the range.
  static func logUpper(_ a: Double, _ x: Double) -> Double? {
    guard a > 0, a.isFinite, x >= 0 else { return nil }
    if x == 0 { return 0 }
    if x == .infinity { return -.infinity }
    let front = a * log(x) - x - lgamma(a).0
    if x >= a + 1 { return front + log(fraction(a, x)) }
    let lower = exp(front + log(series(a, x)))
    return log1p(-min(lower, 1))
  }

  /// Σ xⁿ Γ(a)/Γ(a+1+n): the lower tail without its front factor.
  private static func series(_ a: Double, _ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var divisor = a
    while term > sum * 1e-17 {
      divisor += 1
      term *= x / divisor
      sum += term
    }
    return sum
  }

  /// 1/(x+1−a− 1(1−a)/(x+3−a− …)): the upper tail without its front factor. All terms are positive for x ≥ a + 1.
  private static func fraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var result = d
    for step in 1...100_000 {
      let weight = -Double(step) * (Double(step) - a)
      b += 2
      d = 1 / guarded(weight * d + b)
      c = guarded(b + weight / c)
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }

  private static func guarded(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
}
