import Glibc

/// The standard normal distribution. Relative error about 1e-13 or better in both tails.
package enum Normal {
  /// P(Z ≤ z).
  package static func cdf(_ z: Double) -> Double {
    upperTail(-z)
  }

  /// P(Z ≥ z), accurate far in the tail.
  package static func upperTail(_ z: Double) -> Double {
    0.5 * erfc(z * 0.5.squareRoot())
  }

  /// The z with P(Z ≤ z) = `p`; ∓infinity at 0 and 1, NaN for a `p` outside 0...1.
  package static func quantile(_ p: Double) -> Double {
    p <= 0.5 ? -quantile(upperTail: p) : quantile(upperTail: 1 - p)
  }

  /// The z with P(Z ≥ z) = `tail`, without the rounding of 1 − `tail`.
  package static func quantile(upperTail tail: Double) -> Double {
    guard tail >= 0, tail <= 1 else { return .nan }
    if tail > 0.5 { return -quantile(upperTail: 1 - tail) }
    if tail == 0 { return .infinity }
    if tail == 0.5 { return 0 }
    return tail > 0.25 ? central(0.5 - tail) : outer(log(tail))
  }

  /// log P(Z ≥ z) for z ≥ 0: beyond 10 by the continued fraction of the Mills ratio (DLMF 7.9.1).
  static func logUpperTail(_ z: Double) -> Double {
    guard z > 10 else { return log(upperTail(z)) }
    let ratio = stride(from: 40.0, through: 1, by: -1).reduce(z) { z + $1 / $0 }
    return logDensity(z) - log(ratio)
  }

  private static func logDensity(_ z: Double) -> Double {
    -0.5 * (z * z + log(2 * Double.pi))
  }

  /// The z > 0 with P(0 ≤ Z ≤ z) = `mass`, below ¼: concave in z, so Newton climbs from the tangent at 0.
  private static func central(_ mass: Double) -> Double {
    let start = mass * (2 * Double.pi).squareRoot()
    return Root.ofIncreasing(in: 0...1, from: start) { z in
      (0.5 * erf(z * 0.5.squareRoot()) - mass, exp(logDensity(z)))
    }
  }

  /// The z with log P(Z ≥ z) = `target`, below log ¼: the log tail is concave and √(−2·target) lies beyond the root.
  private static func outer(_ target: Double) -> Double {
    Root.ofIncreasing(in: 0...40, from: (-2 * target).squareRoot()) { z in
      let tail = logUpperTail(z)
      return (target - tail, exp(logDensity(z) - tail))
    }
  }
}
