import Glibc

/// Numeric integration.
enum Quadrature {
  /// The integral of a smooth function over a finite interval, by tanh-sinh quadrature with 241 points (Takahasi and
  /// Mori, Publications of RIMS 9, 1974). The points crowd towards both ends, so that steepness there does no harm.
  static func integral(from low: Double, to high: Double, _ function: (Double) -> Double) -> Double {
    let half = (high - low) / 2
    let step = 1.0 / 36
    var sum = 0.0
    for index in -120...120 {
      let s = Double(index) * step
      let angle = Double.pi / 2 * sinh(s)
      // The distance from the nearer end, in halves of the interval: 1 − tanh without cancellation.
      let margin = exp(-abs(angle)) / cosh(angle)
      let point = angle < 0 ? low + half * margin : high - half * margin
      let weight = Double.pi / 2 * cosh(s) / (cosh(angle) * cosh(angle))
      sum += weight * function(point)
    }
    return half * step * sum
  }
}
