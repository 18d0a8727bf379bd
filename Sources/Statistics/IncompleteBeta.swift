import Glibc

/// The regularised incomplete beta function Iₓ(a, b), the CDF of a Beta(a, b) variable.
///
/// Continued fraction DLMF 8.17.22 by the modified Lentz method, on the side of the mean where it converges fast
/// (O(√max(a, b)) terms). For shapes of ½ and more, the smallest that are used here, the
/// relative error of both tails is about 1e-12, down to the smallest numbers.
struct IncompleteBeta: Sendable {
  /// Both shapes are positive and finite.
  let a: Double
  let b: Double

  /// Natural logarithms of both tails at one point.
  struct Tails {
    /// log Iₓ(a, b).
    var lower: Double
    /// log(1 − Iₓ(a, b)).
    var upper: Double
    /// log( xᵃ (1−x)ᵇ / B(a, b) ): the density times x(1−x).
    var density: Double
  }

  /// Both tails at `x`, with `y` = 1 − `x` given apart so that neither loses digits near 0.
  func tails(x: Double, y: Double) -> Tails {
    guard x > 0 else { return Tails(lower: -.infinity, upper: 0, density: -.infinity) }
    guard y > 0 else { return Tails(lower: 0, upper: -.infinity, density: -.infinity) }
    let density = log(a) + log(b / (a + b)) + BinomialDensity.log(a, b, x: x, y: y)
    if x < (a + 1) / (a + b + 2) {
      let lower = min(0, density - log(a) + log(Self.continuedFraction(a, b, x)))
      return Tails(lower: lower, upper: log(-expm1(lower)), density: density)
    }
    let upper = min(0, density - log(b) + log(Self.continuedFraction(b, a, y)))
    return Tails(lower: log(-expm1(upper)), upper: upper, density: density)
  }

  /// 1/(1 + d₁/(1 + d₂/(1 + …))) of DLMF 8.17.22.
  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    var numerator = 1.0
    var denominator = 0.0
    var value = 1.0
    for index in 1..<2_000_000 {
      let term = coefficient(index, a, b, x)
      denominator = 1 + term * denominator
      denominator = 1 / (abs(denominator) < tiny ? tiny : denominator)
      numerator = 1 + term / numerator
      if abs(numerator) < tiny { numerator = tiny }
      let ratio = numerator * denominator
      value *= ratio
      if abs(ratio - 1) < 3e-16 { break }
    }
    return 1 / value
  }

  /// d_index of DLMF 8.17.23.
  private static func coefficient(_ index: Int, _ a: Double, _ b: Double, _ x: Double) -> Double {
    let m = Double(index / 2)
    let position = a + Double(index)
    if index.isMultiple(of: 2) { return m * (b - m) * x / ((position - 1) * position) }
    return -(a + m) * (a + b + m) * x / ((position - 1) * position)
  }
}
