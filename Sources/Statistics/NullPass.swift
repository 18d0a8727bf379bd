import Glibc

/// The probability that a normal score clears a bar which is itself estimated: P(Z < shift − t·max(W, floor)), where
/// (ν·W²) is χ² with ν degrees of freedom and independent of the standard normal Z.
struct NullPass {
  /// The margin in standard errors.
  let shift: Double
  /// The least value of W that counts, 0...1.
  let floor: Double
  /// ν > 0.
  let degreesOfFreedom: Double

  /// Integrates over v = log W, piece by piece: the pieces end at the mode, at the floor (a kink), and where the normal
  /// probability drops (steep when `critical` is large), because the quadrature is finest at its ends.
  func probability(critical: Double) -> Double {
    let m = degreesOfFreedom / 2
    let reach = (20 / m).squareRoot()
    let (low, high) = (-reach - 20 / m, reach)
    let inner = [0, log(floor), log(shift / critical)].filter { $0 > low && $0 < high }.sorted()
    let ends = [low] + inner + [high]
    let total = zip(ends, ends.dropFirst()).reduce(0) { sum, piece in
      sum
        + Quadrature.integral(from: piece.0, to: piece.1) { v in
          density(v) * Normal.cdf(shift - critical * max(exp(v), floor))
        }
    }
    return min(1, max(0, total))
  }

  /// The density of log W: 2√(m/2π)·exp(−m(e²ᵛ − 1 − 2v) − ε(m)) with m = ν/2 and Stirling's error ε.
  private func density(_ v: Double) -> Double {
    let m = degreesOfFreedom / 2
    let scale = 2 * (m / (2 * Double.pi)).squareRoot()
    return scale * exp(-m * (expm1(2 * v) - 2 * v) - BinomialDensity.stirlingError(m))
  }
}
