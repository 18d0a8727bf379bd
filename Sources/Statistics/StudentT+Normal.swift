import Glibc

extension StudentT {
  /// The z with P(Z ≥ z) = P(T ≥ t), for many degrees of freedom.
  ///
  /// With a = ν − ½ and y = a·log(1 + t²/ν): z = √y·(1 + (y + 3)/(48a²)) (Hill, CACM Algorithm 395, 1970). The next term
  /// would change tails above 1e-300 by less than a part in 1e11.
  func normalScore(_ t: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return t }
    let scaled = t / degreesOfFreedom.squareRoot()
    let y = shifted * log1p(scaled * scaled)
    let size = y.squareRoot() * (1 + (y + 3) / (48 * shifted * shifted))
    return t < 0 ? -size : size
  }

  /// The inverse of `normalScore`.
  func inverseScore(_ z: Double) -> Double {
    guard degreesOfFreedom.isFinite, z.isFinite else { return z }
    let root = z * (1 - (z * z + 3) / (48 * shifted * shifted))
    let size = (degreesOfFreedom * expm1(root * root / shifted)).squareRoot()
    return z < 0 ? -size : size
  }

  private var shifted: Double { degreesOfFreedom - 0.5 }
}
