package import Lineage

/// Whose word a waiver is.
package enum WaiverTrust: Sendable, Equatable {
  /// It bears no signature, or one by a key that the policy does not name: anybody may have written it.
  case unsigned
  /// Signed with the key that the policy has under this name.
  case signed(by: String)
  /// It bears the id of the key of this name, and this key did not sign it.
  case wrong(key: String)
}

extension Waiver {
  /// The type that is signed with the text, so that no signature of something else can stand for a waiver's.
  private static let payloadType = "application/vnd.stemma.waiver+json"

  /// What is signed: everything but the signature, as canonical JSON.
  private var envelope: DSSEEnvelope {
    let text = JSONValue.object([
      "approver": .string(approver), "artifact": .string(artifact), "digest": .string(digest),
      "expires": .string(expires.description), "path": .string(path), "reason": .string(reason),
      "rule": .string(rule), "schema": .string("stemma/waiver-entry/1"),
    ])
    return DSSEEnvelope(payloadType: Self.payloadType, payload: Array(text.canonical.utf8))
  }

  /// The waiver with the signature of this key, in place of any other.
  package func signed(with key: PrivateKey) throws(InputError) -> Waiver {
    var envelope = envelope
    try envelope.sign(with: key)
    var waiver = self
    waiver.signature = envelope.signatures.first
    return waiver
  }

  /// Whose word it is, by the keys of a policy.
  func trust(under policy: Policy) -> WaiverTrust {
    guard let signature else { return .unsigned }
    var envelope = envelope
    envelope.signatures = [signature]
    let keys = policy.waiverKeys.sorted { $0.key < $1.key }
    if let signer = keys.first(where: { envelope.verified(by: [$0.value]) != nil }) { return .signed(by: signer.key) }
    return keys.first { $0.value.id == signature.keyID }.map { .wrong(key: $0.key) } ?? .unsigned
  }
}
