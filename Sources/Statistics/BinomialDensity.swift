import Glibc

/// The binomial density for real arguments, in the form that keeps its digits when they are large.
///
/// Loader, "Fast and accurate computation of binomial probabilities" (2000): the powers and factorials are rewritten as
/// two deviances, so that nothing of the size of n·log n is ever subtracted.
enum BinomialDensity {
  /// log( Γ(a+b+1) / (Γ(a+1) Γ(b+1)) · xᵃ yᵇ ) for a, b > 0 and y = 1 − x, both given so that neither loses digits.
  static func log(_ a: Double, _ b: Double, x: Double, y: Double) -> Double {
    let total = a + b
    let remainder = stirlingError(total) - stirlingError(a) - stirlingError(b)
    let spread = 2 * Double.pi * a * (b / total)
    return remainder - deviance(a, from: total * x) - deviance(b, from: total * y) - 0.5 * Glibc.log(spread)
  }

  /// log Γ(n+1) − (n+½) log n + n − ½ log 2π for n > 0.
  static func stirlingError(_ n: Double) -> Double {
    guard n > 20 else {
      return lgamma(n + 1).0 - (n + 0.5) * Glibc.log(n) + n - 0.5 * Glibc.log(2 * Double.pi)
    }
    // Stirling's series, DLMF 5.11.1: the first term left out is below 1e-16 for n > 20.
    let s = 1 / (n * n)
    let tail = s * (1.0 / 1680 - s * (1.0 / 1188 - s * (691.0 / 360_360)))
    return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - tail))) / n
  }

  /// value·log(value/mean) + mean − value, never negative, without cancellation when the two are close.
  private static func deviance(_ value: Double, from mean: Double) -> Double {
    let gap = value - mean
    guard abs(gap) < 0.1 * (value + mean) else { return value * Glibc.log(value / mean) - gap }
    // log(value/mean) = 2 artanh(v) with v = gap/(value + mean); its first term joins −gap to give gap·v.
    let v = gap / (value + mean)
    var sum = gap * v
    var term = 2 * value * v
    for odd in stride(from: 3.0, through: 41, by: 2) {
      term *= v * v
      let next = sum + term / odd
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
