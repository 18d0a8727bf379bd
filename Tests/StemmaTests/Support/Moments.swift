/// Moments at which a program is killed: the same in every run of the tests, as shares of the time that it needs.
enum Moments {
  /// `count` shares in (0, 1), one in each of as many equal parts, from a small generator (SplitMix64).
  static func shares(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix(state: seed)
    return (0..<count).map { (Double($0) + Double.random(in: 0..<1, using: &generator)) / Double(count) }
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
