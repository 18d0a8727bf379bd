import Glibc

extension StudentT {
  /// The t with P(T ≤ t) = `p`; ∓infinity at 0 and 1, NaN for a `p` outside 0...1.
  package func quantile(_ p: Double) -> Double {
    p <= 0.5 ? -quantile(upperTail: p) : quantile(upperTail: 1 - p)
  }

  /// The t with P(T ≥ t) = `tail`, without the rounding of 1 − `tail`.
  package func quantile(upperTail tail: Double) -> Double {
    guard degreesOfFreedom > 0, tail >= 0, tail <= 1 else { return .nan }
    guard isSmall else { return inverseScore(Normal.quantile(upperTail: tail)) }
    if tail > 0.5 { return -quantile(upperTail: 1 - tail) }
    if tail == 0 { return .infinity }
    if tail == 0.5 { return 0 }
    return exp(tail > 0.25 ? central(log(0.5 - tail)) : outer(log(tail), from: Normal.quantile(upperTail: tail)))
  }

  // Both solve for log t, in which the log of either mass is concave, so that Newton's method converges; the results are
  // clamped to the finite numbers, because a quantile at one hundredth of a degree of freedom is beyond them.
  private static let logarithms = -745.0...709.7

  /// log t with log P(0 ≤ T ≤ t) = `target`.
  private func central(_ target: Double) -> Double {
    Root.ofIncreasing(in: Self.logarithms, from: target + 0.9) { logarithm in
      let at = half(exp(logarithm))
      return (at.inner - target, exp(at.density - at.inner))
    }
  }

  /// log t with log P(T ≥ t) = `target`. The tails are heavier than the normal's, so that its quantile is a start below.
  private func outer(_ target: Double, from start: Double) -> Double {
    Root.ofIncreasing(in: Self.logarithms, from: log(start)) { logarithm in
      let at = half(exp(logarithm))
      return (target - at.outer, exp(at.density - at.outer))
    }
  }
}
