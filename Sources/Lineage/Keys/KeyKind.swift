/// The kinds of keys, in the words of the command line.
package enum KeyKind: String, Sendable, CaseIterable {
  /// For everything that is Stemma's own: checkpoints, verdicts, waivers.
  case ed25519
  /// ECDSA with SHA-256, which OpenSSF model signing asks for.
  case p256

  /// Reads an `AlgorithmIdentifier` (RFC 5280), which says what kind of key follows.
  /// - Throws: `InputError` for a kind that cannot be used.
  init(algorithm: ArraySlice<UInt8>) throws(InputError) {
    var fields = DER(algorithm)
    let identifier = fields.next(.objectIdentifier).map(Array.init)
    switch identifier {
    case Self.ed25519Identifier where fields.isAtEnd: self = .ed25519
    case Self.ecIdentifier:
      guard fields.next(.objectIdentifier).map(Array.init) == Self.p256Identifier, fields.isAtEnd else {
        throw InputError("this elliptic-curve key is not on the curve P-256 (prime256v1)")
      }
      self = .p256
    default:
      throw InputError("this is neither an Ed25519 nor a P-256 key; make one with: stemma key generate --out FILE")
    }
  }

  /// 1.3.101.112 (RFC 8410)
  static let ed25519Identifier: [UInt8] = [0x2B, 0x65, 0x70]
  /// 1.2.840.10045.2.1 (RFC 5480)
  private static let ecIdentifier: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
  /// 1.2.840.10045.3.1.7
  private static let p256Identifier: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]

  static var ed25519Algorithm: [UInt8] {
    DER.element(.sequence, DER.element(.objectIdentifier, ed25519Identifier))
  }
}
