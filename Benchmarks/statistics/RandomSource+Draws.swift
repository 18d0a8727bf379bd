import Glibc
import Statistics

/// Distributions that only the simulations need. Libm differs between machines, so these are not reproducible bit for bit.
extension RandomSource {
  /// Beta(a, b) as the share of one gamma variable among two.
  mutating func beta(_ a: Double, _ b: Double) -> Double {
    let (x, y) = (gamma(a), gamma(b))
    return x + y > 0 ? x / (x + y) : (uniform() < a / (a + b) ? 1 : 0)
  }

  /// Gamma by Marsaglia and Tsang (ACM TOMS 26(3), 2000), with their power of a uniform number for shapes below 1.
  mutating func gamma(_ shape: Double) -> Double {
    guard shape >= 1 else { return gamma(shape + 1) * pow(1 - uniform(), 1 / shape) }
    let d = shape - 1.0 / 3
    while true {
      let x = normal()
      let v = 1 + x / (9 * d).squareRoot()
      guard v > 0 else { continue }
      let cube = v * v * v
      if log(1 - uniform()) < 0.5 * x * x + d * (1 - cube + log(cube)) { return d * cube }
    }
  }

  /// The successes in `trials` independent trials, by counting the gaps between them.
  mutating func binomial(_ trials: Int, _ rate: Double) -> Int {
    guard rate <= 0.5 else { return trials - binomial(trials, 1 - rate) }
    guard rate > 0 else { return 0 }
    let scale = 1 / log1p(-rate)
    var (position, successes) = (0.0, 0)
    while true {
      position += (log(1 - uniform()) * scale).rounded(.down) + 1
      if position > Double(trials) { return successes }
      successes += 1
    }
  }
}
