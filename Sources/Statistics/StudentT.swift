import Glibc

/// Student's t distribution with any positive, also fractional or infinite, degrees of freedom.
///
/// P(T ≥ t) = ½·Iₓ(ν/2, ½) with x = ν/(ν + t²) (DLMF 8.17). Relative error about 1e-12 in both tails, down to the
/// smallest numbers. Every result is NaN when the degrees of freedom are not positive or the argument is not a number.
package struct StudentT: Sendable {
  /// ν; infinity gives the normal distribution.
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ t).
  package func cdf(_ t: Double) -> Double {
    upperTail(-t)
  }

  /// P(T ≥ t).
  package func upperTail(_ t: Double) -> Double {
    guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
    guard isSmall else { return Normal.upperTail(normalScore(t)) }
    guard t != 0 else { return 0.5 }
    let tail = exp(half(abs(t)).outer)
    return t > 0 ? tail : 1 - tail
  }

  /// The logarithms of what lies beyond and within `t`, for 0 < t.
  struct Half {
    /// log P(T ≥ t).
    var outer: Double
    /// log P(0 ≤ T ≤ t).
    var inner: Double
    /// log(t · density at t).
    var density: Double
  }

  /// - Precondition: `t` > 0 and `isSmall`.
  func half(_ t: Double) -> Half {
    let scaled = t / degreesOfFreedom.squareRoot()
    guard scaled < 1e8 else { return powerTail(scaled) }
    let square = scaled * scaled
    let beta = IncompleteBeta(a: degreesOfFreedom / 2, b: 0.5)
    let tails = beta.tails(x: 1 / (1 + square), y: square / (1 + square))
    return Half(outer: tails.lower - log(2), inner: tails.upper - log(2), density: tails.density)
  }

  /// Whether the incomplete beta function is used. Its continued fraction takes O(√ν) terms, and above this bound the
  /// expansion of `normalScore` has the same accuracy in a few steps.
  var isSmall: Bool { degreesOfFreedom <= 1e5 }

  /// The leading term, (t²/ν)^(−ν/2) / (ν·B(ν/2, ½)), which is exact to a part in 1e16 here and cannot overflow.
  private func powerTail(_ scaled: Double) -> Half {
    let a = degreesOfFreedom / 2
    let logBeta = lgamma(a).0 + lgamma(0.5).0 - lgamma(a + 0.5).0
    let density = -2 * a * log(scaled) - logBeta
    let outer = density - log(2 * a)
    return Half(outer: outer, inner: log(0.5 - exp(outer)), density: density)
  }
}
