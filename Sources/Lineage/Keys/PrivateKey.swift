import Crypto

/// A key that signs. Its text is PKCS#8 in PEM, as `openssl genpkey` writes it.
package struct PrivateKey: Sendable {
  private enum Material: Sendable {
    case ed25519(Curve25519.Signing.PrivateKey)
    case ecdsa(KeyKind, any ECDSAPrivateKey)
  }

  private let material: Material

  /// A new key from the system's random numbers.
  package init(generating kind: KeyKind) {
    material = kind.privateKey.map { .ecdsa(kind, $0.init()) } ?? .ed25519(Curve25519.Signing.PrivateKey())
  }

  /// Reads PKCS#8, and the older `EC PRIVATE KEY` form (RFC 5915).
  /// - Throws: `InputError` that says what the text is instead.
  package init(pem: String) throws(InputError) {
    let blocks = try PEM.decode(pem)
    if let block = blocks.first(where: { $0.label == "PRIVATE KEY" }) {
      material = try Self.material(pkcs8: block.der)
    } else if let block = blocks.first(where: { $0.label == "EC PRIVATE KEY" }) {
      material = try Self.onCurve(block.der)
    } else {
      throw Self.noKey(blocks.map(\.label))
    }
  }

  /// `OneAsymmetricKey` (RFC 5958): version, algorithm, key, and in its second version the public key.
  private static func material(pkcs8 der: [UInt8]) throws(InputError) -> Material {
    var outer = DER(der)
    guard let content = outer.next(.sequence), outer.isAtEnd else { throw damaged() }
    var fields = DER(content)
    guard let version = fields.next(.integer), version.elementsEqual([0]) || version.elementsEqual([1]),
      let algorithm = fields.next(.sequence)
    else { throw damaged() }
    guard try KeyKind(algorithm: algorithm) == .ed25519 else { return try onCurve(der) }
    guard let key = fields.next(.octetString) else { throw damaged() }
    return .ed25519(try ed25519(key))
  }

  private static func ed25519(_ key: ArraySlice<UInt8>) throws(InputError) -> Curve25519.Signing.PrivateKey {
    var fields = DER(key)
    guard let seed = fields.next(.octetString), fields.isAtEnd,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(seed))
    else { throw damaged() }
    return key
  }

  private static func onCurve(_ der: [UInt8]) throws(InputError) -> Material {
    for kind in KeyKind.allCases {
      if let key = try? kind.privateKey?.init(derRepresentation: der) { return .ecdsa(kind, key) }
    }
    throw InputError("this is not a private key on P-256, P-384 or P-521, or it is damaged")
  }

  private static func damaged() -> InputError { InputError("the private key is damaged: it is not valid PKCS#8") }

  private static func noKey(_ labels: [String]) -> InputError {
    switch labels.first {
    case "ENCRYPTED PRIVATE KEY":
      InputError("this key is encrypted; decrypt it first: openssl pkey -in FILE -out PLAIN-FILE")
    case "PUBLIC KEY": InputError("this is a public key; signing needs the private one")
    case .some(let label): InputError("this is a '\(label)'; expected a PRIVATE KEY in PEM (PKCS#8)")
    case nil: InputError("there is no key here; expected a PRIVATE KEY in PEM (PKCS#8)")
    }
  }

  package var pem: String {
    switch material {
    case .ecdsa(_, let key): return PEM.encode(PEM.Block(label: "PRIVATE KEY", der: Array(key.derRepresentation)))
    case .ed25519(let key):
      let seed = DER.element(.octetString, Array(key.rawRepresentation))
      let fields = DER.element(.integer, [0]) + KeyKind.ed25519Algorithm + DER.element(.octetString, seed)
      return PEM.encode(PEM.Block(label: "PRIVATE KEY", der: DER.element(.sequence, fields)))
    }
  }

  package var publicKey: PublicKey {
    switch material {
    case .ed25519(let key): PublicKey(key.publicKey)
    case .ecdsa(let kind, let key): PublicKey(kind, key.publicPart)
    }
  }

  /// 64 bytes for Ed25519; ECDSA's pair of numbers in DER on a curve.
  package func signature(for bytes: [UInt8]) throws(InputError) -> [UInt8] {
    do {
      switch material {
      case .ed25519(let key): return Array(try key.signature(for: bytes))
      case .ecdsa(_, let key): return Array(try key.signature(of: bytes))
      }
    } catch {
      throw InputError("this key cannot sign: \(error)")
    }
  }
}
