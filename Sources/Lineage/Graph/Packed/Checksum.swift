/// A checksum against damage: 64 bits, about as fast as memory. It is no protection against intent.
///
/// Four lanes of 64 bits, each word mixed into its lane by exclusive or, multiplication by an odd number and rotation.
/// Each of these can be undone, so that a change confined to one word always changes the sum.
enum Checksum {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var (first, second, third, fourth): (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
    var offset = 0
    while offset + 32 <= bytes.count {
      first = mixed(first, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      second = mixed(second, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      third = mixed(third, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
      fourth = mixed(fourth, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
      offset += 32
    }
    for byte in bytes[offset...] { first = mixed(first, UInt64(byte)) }
    let sum = [first, second, third, fourth].reduce(UInt64(bytes.count), mixed)
    return sum ^ sum >> 32
  }

  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* factor
    return product << 29 | product >> 35
  }
}
