import Crypto

/// The kinds of keys, in the words of the command line.
package enum KeyKind: String, Sendable, CaseIterable {
  /// For everything that is Stemma's own: checkpoints, verdicts, waivers.
  case ed25519
  /// ECDSA with the digest of the curve's size, which OpenSSF model signing asks for.
  case p256, p384, p521

  /// Reads an `AlgorithmIdentifier` (RFC 5280), which says what kind of key follows.
  /// - Throws: `InputError` for a kind that cannot be used.
  init(algorithm: ArraySlice<UInt8>) throws(InputError) {
    var fields = DER(algorithm)
    switch fields.next(.objectIdentifier).map(Array.init) {
    case Self.ed25519Identifier where fields.isAtEnd: self = .ed25519
    case Self.ecIdentifier:
      let curve = fields.next(.objectIdentifier).map(Array.init)
      guard let kind = Self.curves.first(where: { $0.identifier == curve })?.kind, fields.isAtEnd else {
        throw InputError("this elliptic-curve key is on none of the curves P-256, P-384 and P-521")
      }
      self = kind
    default:
      throw InputError(
        "this is neither an Ed25519 nor a P-256, P-384 or P-521 key; make one with: stemma key generate --out FILE")
    }
  }

  /// 1.3.101.112 (RFC 8410)
  static let ed25519Identifier: [UInt8] = [0x2B, 0x65, 0x70]
  /// 1.2.840.10045.2.1 (RFC 5480)
  private static let ecIdentifier: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
  /// 1.2.840.10045.3.1.7, 1.3.132.0.34 and 1.3.132.0.35
  private static let curves: [(identifier: [UInt8], kind: KeyKind)] = [
    ([0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07], .p256), ([0x2B, 0x81, 0x04, 0x00, 0x22], .p384),
    ([0x2B, 0x81, 0x04, 0x00, 0x23], .p521),
  ]

  var publicKey: (any ECDSAPublicKey.Type)? {
    switch self {
    case .ed25519: nil
    case .p256: P256.Signing.PublicKey.self
    case .p384: P384.Signing.PublicKey.self
    case .p521: P521.Signing.PublicKey.self
    }
  }

  var privateKey: (any ECDSAPrivateKey.Type)? {
    switch self {
    case .ed25519: nil
    case .p256: P256.Signing.PrivateKey.self
    case .p384: P384.Signing.PrivateKey.self
    case .p521: P521.Signing.PrivateKey.self
    }
  }

  static var ed25519Algorithm: [UInt8] {
    DER.element(.sequence, DER.element(.objectIdentifier, ed25519Identifier))
  }
}
