extension RandomSource {
  /// A standard normal number, the same bits on every IEEE machine.
  ///
  /// Marsaglia's polar method (SIAM Review 6(3), 1964) with `ReproducibleLogarithm` and the square root, which IEEE 754
  /// rounds correctly. It draws 2.55 uniform numbers on average; the pair's second number is left, so that a call
  /// depends on nothing but the state.
  package mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let square = u * u + v * v
      guard square > 0, square < 1 else { continue }
      return u * (-2 * ReproducibleLogarithm.log(square) / square).squareRoot()
    }
  }
}
