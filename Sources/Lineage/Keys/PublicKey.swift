import Crypto

/// A key that verifies. Its text is SubjectPublicKeyInfo in PEM, as `openssl pkey -pubout` writes it.
package struct PublicKey: Sendable {
  private enum Material: Sendable {
    case ed25519(Curve25519.Signing.PublicKey)
    case ecdsa(KeyKind, any ECDSAPublicKey)
  }

  private let material: Material

  init(_ key: Curve25519.Signing.PublicKey) { material = .ed25519(key) }

  init(_ kind: KeyKind, _ key: any ECDSAPublicKey) { material = .ecdsa(kind, key) }

  /// - Throws: `InputError` that says what the text is instead.
  package init(pem: String) throws(InputError) {
    let blocks = try PEM.decode(pem)
    guard let block = blocks.first(where: { $0.label == "PUBLIC KEY" }) else {
      if blocks.contains(where: { $0.label.hasSuffix("PRIVATE KEY") }) {
        throw InputError("this is a private key; stemma key show FILE writes its public one")
      }
      throw InputError("there is no public key here; expected a PUBLIC KEY in PEM")
    }
    try self.init(der: block.der)
  }

  /// Reads SubjectPublicKeyInfo.
  init(der: [UInt8]) throws(InputError) { material = try Self.material(der) }

  private static func material(_ der: [UInt8]) throws(InputError) -> Material {
    var outer = DER(der)
    guard let content = outer.next(.sequence), outer.isAtEnd else { throw damaged() }
    var fields = DER(content)
    guard let algorithm = fields.next(.sequence) else { throw damaged() }
    let kind = try KeyKind(algorithm: algorithm)
    // The first byte says how many bits of the last one are unused: none.
    guard let bits = fields.next(.bitString), bits.first == 0, fields.isAtEnd else { throw damaged() }
    if let curve = kind.publicKey {
      guard let key = try? curve.init(derRepresentation: der) else { throw damaged() }
      return .ecdsa(kind, key)
    }
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: Array(bits.dropFirst())) else {
      throw damaged()
    }
    return .ed25519(key)
  }

  private static func damaged() -> InputError { InputError("the public key is damaged") }

  package var kind: KeyKind {
    switch material {
    case .ed25519: .ed25519
    case .ecdsa(let kind, _): kind
    }
  }

  package var pem: String {
    let der: [UInt8] =
      switch material {
      case .ecdsa(_, let key): Array(key.derRepresentation)
      case .ed25519(let key):
        DER.element(
          .sequence, KeyKind.ed25519Algorithm + DER.element(.bitString, [0] + Array(key.rawRepresentation)))
      }
    return PEM.encode(PEM.Block(label: "PUBLIC KEY", der: der))
  }

  /// The 32 bytes of an Ed25519 key; the uncompressed point of one on a curve (65 bytes on P-256).
  package var rawBytes: [UInt8] {
    switch material {
    case .ed25519(let key): Array(key.rawRepresentation)
    case .ecdsa(_, let key): Array(key.x963Representation)
    }
  }

  /// The name of the key in signatures: SHA-256 of its description in canonical JSON as securesystemslib computes it
  /// (OLPC's canonical form, in which a line feed stands for itself), 64 hexadecimal digits.
  package var id: String {
    let (type, scheme, text) =
      switch material {
      case .ed25519(let key): ("ed25519", "ed25519", SHA256Text.hex(key.rawRepresentation))
      case .ecdsa(let kind, _): ("ecdsa", "ecdsa-sha2-nist\(kind.rawValue)", pem)
      }
    return SHA256Text.hex("{\"keytype\":\"\(type)\",\"keyval\":{\"public\":\"\(text)\"},\"scheme\":\"\(scheme)\"}")
  }

  /// Whether the signature over these bytes is by this key.
  package func verifies(_ signature: [UInt8], for bytes: [UInt8]) -> Bool {
    switch material {
    case .ed25519(let key): key.isValidSignature(signature, for: bytes)
    case .ecdsa(_, let key): key.verifies(signature, for: bytes)
    }
  }
}

extension PublicKey: Hashable {
  package static func == (left: PublicKey, right: PublicKey) -> Bool {
    left.kind == right.kind && left.rawBytes == right.rawBytes
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(rawBytes) }
}
