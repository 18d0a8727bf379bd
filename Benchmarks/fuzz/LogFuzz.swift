import Lineage

/// The parsers of keys, envelopes, checkpoints and proofs: whatever the bytes are, each answers or throws.
enum LogFuzz {
  /// By name, for reports; every one takes the same bytes.
  static let targets: [(name: String, run: @Sendable ([UInt8]) -> Void)] = [
    ("pem", pem), ("dsse", envelope), ("checkpoint", checkpoint), ("proof", proof), ("base64", base64),
  ]

  /// Valid inputs to start the mutations from.
  static func seeds() throws -> [[UInt8]] {
    let (small, curve) = (PrivateKey(generating: .ed25519), PrivateKey(generating: .p256))
    var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: Array("{}".utf8))
    for key in [small, curve] { try envelope.sign(with: key) }
    let time = try Timestamp(checking: "2026-01-31T12:00:00Z")
    let entry = LogEntry(kind: .statement, id: SHA256Text.hex("{}"), recordedAt: 1, position: 1, recording: 1)
    let checkpoint = try SignedCheckpoint(
      Checkpoint(origin: "stemma.log/0", size: 1, root: entry.leaf, time: time, previous: nil), signedWith: [small])
    let item = InclusionProof.Item(entry: entry, index: 0, path: [.empty], statement: .object([:]))
    let texts = [
      small.pem, curve.pem, small.publicKey.pem, curve.publicKey.pem, envelope.json.canonical, checkpoint.text,
      InclusionProof(checkpoint: checkpoint, items: [item]).json.canonical,
      ConsistencyProof(old: checkpoint, new: checkpoint, path: [.empty]).json.canonical,
    ]
    return texts.map { Array($0.utf8) }
  }

  @Sendable static func pem(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let key = try? PrivateKey(pem: text) { _ = (key.pem, try? key.signature(for: bytes)) }
    if let key = try? PublicKey(pem: text) { _ = (key.id, key.verifies(bytes, for: bytes)) }
  }

  @Sendable static func envelope(_ bytes: [UInt8]) {
    guard let json = try? JSONValue(parsing: bytes), let envelope = try? DSSEEnvelope(json: json) else { return }
    _ = envelope.verified(by: keys)
  }

  @Sendable static func checkpoint(_ bytes: [UInt8]) {
    let checkpoint = try? SignedCheckpoint(parsing: String(decoding: bytes, as: UTF8.self))
    _ = checkpoint?.note.isSigned(by: keys[0])
  }

  @Sendable static func proof(_ bytes: [UInt8]) {
    let proof = try? LogProof(parsing: String(decoding: bytes, as: UTF8.self))
    _ = proof?.problems(outside: proof?.checkpoint, keys: keys)
  }

  @Sendable static func base64(_ bytes: [UInt8]) {
    guard let decoded = Base64.decode(String(decoding: bytes, as: UTF8.self)) else { return }
    precondition(Base64.decode(Base64.encode(decoded)) == decoded)
  }

  private static let keys = KeyKind.allCases.map { PrivateKey(generating: $0).publicKey }
}
