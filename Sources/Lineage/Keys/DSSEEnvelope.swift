/// A signed message (DSSE 1.0.2): a payload with its type, and signatures over both.
///
/// Whoever reads one verifies it first and then uses the bytes that `verified` gives back, which are those that were
/// signed: the envelope is never read again.
package struct DSSEEnvelope: Sendable, Equatable {
  package struct Signature: Sendable, Equatable {
    /// A hint at the key, not authenticated; nil where none is given.
    package var keyID: String?
    package var bytes: [UInt8]

    package init(keyID: String?, bytes: [UInt8]) {
      self.keyID = keyID
      self.bytes = bytes
    }
  }

  /// What was signed, and by whom.
  package struct Verified: Sendable, Equatable {
    package var payloadType: String
    package var payload: [UInt8]
    /// Those of the given keys that signed, in their order.
    package var keys: [PublicKey]
  }

  /// The type of in-toto statements.
  package static let inToto = "application/vnd.in-toto+json"

  package var payloadType: String
  package var payload: [UInt8]
  package var signatures: [Signature]

  package init(payloadType: String, payload: [UInt8], signatures: [Signature] = []) {
    self.payloadType = payloadType
    self.payload = payload
    self.signatures = signatures
  }

  /// The bytes that are signed (DSSE's pre-authentication encoding).
  private var authenticated: [UInt8] {
    let head = "DSSEv1 \(payloadType.utf8.count) \(payloadType) \(payload.count) "
    return Array(head.utf8) + payload
  }

  package mutating func sign(with key: PrivateKey) throws(InputError) {
    signatures.append(Signature(keyID: key.publicKey.id, bytes: try key.signature(for: authenticated)))
  }

  /// What was signed, where at least `threshold` different ones of these keys signed it; nil otherwise.
  ///
  /// Keys are counted, not key ids, and a key id that names another key is no obstacle: it is not authenticated.
  /// O(keys × signatures).
  /// - Precondition: threshold ≥ 1.
  package func verified(by keys: [PublicKey], threshold: Int = 1) -> Verified? {
    precondition(threshold >= 1)
    let bytes = authenticated
    var signers: [PublicKey] = []
    for key in keys where !signers.contains(key) {
      if signatures.contains(where: { key.verifies($0.bytes, for: bytes) }) { signers.append(key) }
    }
    guard signers.count >= threshold else { return nil }
    return Verified(payloadType: payloadType, payload: payload, keys: signers)
  }
}
