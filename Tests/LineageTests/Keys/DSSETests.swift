import Testing

@testable import Lineage

@Suite("DSSE envelopes")
struct DSSETests {
  private static let payload = Array("{\"a\":1}".utf8)

  private static func envelope(_ keys: [PrivateKey]) throws -> DSSEEnvelope {
    var envelope = DSSEEnvelope(payloadType: DSSEEnvelope.inToto, payload: payload)
    for key in keys { try envelope.sign(with: key) }
    return envelope
  }

  /// secure-systems-lab/dsse, protocol.md, "Test Vectors": key, payload and type are facts of that page; the signature
  /// there is the bare pair of numbers, not DER.
  @Test("The specification's test vector verifies")
  func vector() throws {
    let spki =
      "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEZ805D3eqNZywjCI19lInBJOp7YMrCrzAH3CVTAOQ0jgMeCvVTiaRJa"
      + "RPRDOv8UMs6U4SvKc6pnrIDOoSYI3fdA=="
    let key = try PublicKey(pem: "-----BEGIN PUBLIC KEY-----\n\(spki)\n-----END PUBLIC KEY-----\n")
    let signature = "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="
    var envelope = DSSEEnvelope(
      payloadType: "http://example.com/HelloWorld", payload: Array("hello world".utf8),
      signatures: [.init(keyID: nil, bytes: try #require(Base64.decode(signature)))])
    #expect(envelope.verified(by: [key]) != nil)
    envelope.payload.append(0)
    #expect(envelope.verified(by: [key]) == nil)
  }

  @Test("What was signed comes back with the keys that signed it", arguments: KeyKind.allCases)
  func verified(kind: KeyKind) throws {
    let (key, other) = (PrivateKey(generating: kind), PrivateKey(generating: kind))
    let envelope = try DSSEEnvelope(json: JSONValue(parsing: try Self.envelope([key]).json.canonical))
    let verified = try #require(envelope.verified(by: [other.publicKey, key.publicKey]))
    #expect(verified.payload == Self.payload && verified.payloadType == DSSEEnvelope.inToto)
    #expect(verified.keys == [key.publicKey])
    #expect(envelope.verified(by: [other.publicKey]) == nil && envelope.verified(by: []) == nil)
  }

  @Test("Different keys are counted, not signatures or key ids")
  func threshold() throws {
    let keys = [PrivateKey(generating: .ed25519), PrivateKey(generating: .p256)]
    let known = keys.map(\.publicKey)
    var envelope = try Self.envelope([keys[0], keys[0]])
    #expect(envelope.verified(by: known, threshold: 2) == nil)
    #expect(envelope.verified(by: known + known, threshold: 2) == nil)
    try envelope.sign(with: keys[1])
    #expect(envelope.verified(by: known, threshold: 2)?.keys == known)
    envelope.signatures.indices.forEach { envelope.signatures[$0].keyID = "someone else" }
    #expect(envelope.verified(by: known, threshold: 2)?.keys == known)
  }

  @Test("Type and payload are both signed, and their border too")
  func changes() throws {
    let key = PrivateKey(generating: .ed25519)
    let envelope = try Self.envelope([key])
    var changed = envelope
    changed.payload[0] ^= 1
    #expect(changed.verified(by: [key.publicKey]) == nil)
    changed = envelope
    changed.payloadType += "x"
    #expect(changed.verified(by: [key.publicKey]) == nil)
    var shifted = DSSEEnvelope(payloadType: "a b", payload: Array("c".utf8))
    try shifted.sign(with: key)
    (shifted.payloadType, shifted.payload) = ("a", Array("b c".utf8))
    #expect(shifted.verified(by: [key.publicKey]) == nil)
  }

  @Test("Both alphabets of base64 are read, padded or not")
  func alphabets() throws {
    let key = PrivateKey(generating: .p256)
    var envelope = DSSEEnvelope(payloadType: "t", payload: [0xFB, 0xEF, 0xFF, 0xFE])
    try envelope.sign(with: key)
    let standard = envelope.json.canonical
    let urlSafe = standard.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    #expect(urlSafe != standard)
    let read = try DSSEEnvelope(json: JSONValue(parsing: urlSafe))
    #expect(read == envelope && read.verified(by: [key.publicKey]) != nil)
  }

  @Test(
    "What is no envelope is refused with its field",
    arguments: [
      ("[]", nil), ("{}", "payloadType"), (#"{"payloadType":"t"}"#, "payload"),
      (#"{"payloadType":"t","payload":"*"}"#, "payload"),
      (#"{"payloadType":"t","payload":"AA=="}"#, "signatures"),
      (#"{"payloadType":"t","payload":"AA==","signatures":[]}"#, "signatures"),
      (#"{"payloadType":"t","payload":"AA==","signatures":[{}]}"#, "signatures.0.sig"),
      (#"{"payloadType":"t","payload":"AA==","signatures":[{"sig":"A"}]}"#, "signatures.0.sig"),
      (#"{"payloadType":"t","payload":"AA==","signatures":[{"sig":"AA==","keyid":1}]}"#, "signatures.0.keyid"),
      (#"{"payloadType":"t","payload":"AB==","signatures":[{"sig":"AA=="}]}"#, "payload"),
    ] as [(String, String?)])
  func refused(text: String, field: String?) {
    let error = #expect(throws: InputError.self) { try DSSEEnvelope(json: JSONValue(parsing: text)) }
    #expect(error?.field == field)
  }
}
