import Crypto

/// A node of a Merkle tree: 32 bytes, with the hashing of RFC 6962, section 2.1 (SHA-256; a leaf is hashed after the
/// byte 0, an inner node after the byte 1, so that neither can pass for the other).
package struct MerkleHash: Sendable, Hashable {
  private var words: SIMD32<UInt8>

  /// The hash of a tree without leaves: SHA-256 of nothing.
  package static let empty = MerkleHash(SHA256.hash(data: [UInt8]()))

  /// The hash of one leaf's bytes. O(bytes).
  package static func leaf(_ bytes: some Sequence<UInt8>) -> MerkleHash {
    var prefixed: [UInt8] = [0]
    prefixed.append(contentsOf: bytes)
    return MerkleHash(SHA256.hash(data: prefixed))
  }

  static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { buffer in
      buffer[0] = 1
      buffer.storeBytes(of: left.words, toByteOffset: 1, as: SIMD32<UInt8>.self)
      buffer.storeBytes(of: right.words, toByteOffset: 33, as: SIMD32<UInt8>.self)
      return MerkleHash(SHA256.hash(data: UnsafeRawBufferPointer(buffer)))
    }
  }

  private init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD32<UInt8>.self) }
  }

  /// - Returns: nil unless there are exactly 32 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    words = SIMD32(bytes)
  }

  package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// 64 lower-case hexadecimal digits.
  package var hex: String { SHA256Text.hex(bytes) }

  /// Reads 64 hexadecimal digits.
  init?(hex: String) {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    self.init(bytes: stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }

  /// As checkpoints and proofs write it: standard alphabet, padded.
  package var base64: String { Base64.encode(bytes) }

  /// Reads what `base64` writes.
  package init?(base64: String) {
    guard let bytes = Base64.decode(base64) else { return nil }
    self.init(bytes: bytes)
  }
}
