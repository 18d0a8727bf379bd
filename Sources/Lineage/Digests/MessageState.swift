import CHash
import Crypto

/// SHA-256 of one message under way.
///
/// Where the processor has instructions for it, two messages can be advanced together, which takes one core little longer
/// than one. Elsewhere this is the library's SHA-256.
struct MessageState {
  private enum Engine {
    /// The eight words of the state.
    case instructions([UInt32])
    case portable(Crypto.SHA256)
  }

  /// Bytes.
  static let blockSize = 64
  /// No padding is longer.
  static let largestPadding = blockSize + 8

  /// The first 32 bits of the fractional parts of the square roots of the first eight primes.
  private static let start: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]

  private var engine: Engine

  init(usesLibrary: Bool = false) {
    engine = usesLibrary || !hash_sha256_is_available() ? .portable(Crypto.SHA256()) : .instructions(Self.start)
  }

  /// What ends a message of so many bytes: a bit, zeros up to whole blocks, and its length in bits. The library adds that
  /// itself.
  func padding(after count: Int) -> [UInt8] {
    guard case .instructions = engine else { return [] }
    let zeros = (2 * Self.blockSize - 1 - 8 - count % Self.blockSize) % Self.blockSize
    let bits = UInt64(count) << 3
    return [0x80] + [UInt8](repeating: 0, count: zeros)
      + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
  }

  /// - Precondition: whole blocks; the message ends with its padding.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    switch engine {
    case .portable(var hasher):
      hasher.update(bufferPointer: bytes)
      engine = .portable(hasher)
    case .instructions(var words):
      precondition(bytes.count % Self.blockSize == 0, "whole blocks")
      if let start = bytes.baseAddress {
        hash_sha256(&words, start.assumingMemoryBound(to: UInt8.self), bytes.count / Self.blockSize)
      }
      engine = .instructions(words)
    }
  }

  /// Advances two messages, each by its bytes.
  /// - Precondition: as for one; both are of one length.
  static func add(
    _ bytes: UnsafeRawBufferPointer, to state: inout MessageState, _ others: UnsafeRawBufferPointer,
    to other: inout MessageState
  ) {
    guard case .instructions(var words) = state.engine, case .instructions(var otherWords) = other.engine,
      let start = bytes.baseAddress, let otherStart = others.baseAddress
    else {
      state.add(bytes)
      other.add(others)
      return
    }
    precondition(bytes.count == others.count && bytes.count % blockSize == 0, "whole blocks, as many of each")
    hash_sha256_pair(
      &words, start.assumingMemoryBound(to: UInt8.self), &otherWords, otherStart.assumingMemoryBound(to: UInt8.self),
      bytes.count / blockSize)
    (state.engine, other.engine) = (.instructions(words), .instructions(otherWords))
  }

  /// 32 bytes, of the whole message.
  var hash: [UInt8] {
    switch engine {
    case .portable(let hasher): Array(hasher.finalize())
    case .instructions(let words):
      words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
    }
  }
}
