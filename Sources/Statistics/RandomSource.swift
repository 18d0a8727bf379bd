/// A seeded stream of random numbers that is the same on every machine.
///
/// Generator: xoshiro256** (Blackman and Vigna, ACM TOMS 47(4), 2021), its four words filled by SplitMix64 from
/// `seed` and the 64-bit FNV-1a hash of `stream`, so that streams with different names are independent in practice.
/// Only integer operations, additions, multiplications and square roots are used: IEEE 754 fixes every bit.
package struct RandomSource: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  private let seed: UInt64
  private let stream: String

  /// - Parameters:
  ///   - seed: any value; the record keeps it.
  ///   - stream: what the numbers are for, for example `"base-a/init"`.
  package init(seed: UInt64, stream: String = "") {
    self.seed = seed
    self.stream = stream
    var mixer = SplitMix64(state: seed ^ Self.fnv1a(stream))
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// The stream for a part of this one's work. It does not depend on how far this stream has been read.
  package func child(_ name: String) -> RandomSource {
    RandomSource(seed: seed, stream: stream + "/" + name)
  }

  package mutating func next() -> UInt64 {
    let result = (state.1 &* 5).rotated(left: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotated(left: 45)
    return result
  }

  /// Uniform on [0, 1): the upper 53 bits divided by 2^53.
  package mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Uniform on 0..<bound without bias (Lemire, ACM TOMACS 29(1), 2019).
  /// - Precondition: `bound > 0`.
  package mutating func uniform(below bound: Int) -> Int {
    precondition(bound > 0, "the bound of a random index must be positive, not \(bound)")
    let width = UInt64(bound)
    var product = next().multipliedFullWidth(by: width)
    if product.low < width {
      let threshold = (0 &- width) % width
      while product.low < threshold { product = next().multipliedFullWidth(by: width) }
    }
    return Int(product.high)
  }

  /// 64-bit FNV-1a of the UTF-8 bytes.
  private static func fnv1a(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}

/// The seeding generator that the authors of xoshiro recommend.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}

extension UInt64 {
  fileprivate func rotated(left count: UInt64) -> UInt64 {
    (self << count) | (self >> (64 - count))
  }
}
