extension DSSEEnvelope {
  /// More signatures than anybody gives are refused, because each costs a check for every key.
  package static let maximumSignatures = 64

  package var json: JSONValue {
    .object([
      "payload": .string(Base64.encode(payload)), "payloadType": .string(payloadType),
      "signatures": .array(
        signatures.map { .members(["keyid": $0.keyID.map { .string($0) }, "sig": .string(Base64.encode($0.bytes))]) }),
    ])
  }

  /// Reads an envelope; both alphabets of base64, members that are not known are skipped, as the specification asks.
  /// - Throws: `InputError` that names the field.
  package init(json: JSONValue) throws(InputError) { try self.init(JSONFields(json)) }

  init(_ fields: JSONFields) throws(InputError) {
    let type = try fields.string("payloadType")
    guard let payload = Base64.decode(try fields.string("payload")) else {
      throw fields.error("expected base64", "payload")
    }
    let objects = try fields.objects("signatures")
    guard (1...Self.maximumSignatures).contains(objects.count) else {
      throw fields.error("expected 1 to \(Self.maximumSignatures) signatures, found \(objects.count)", "signatures")
    }
    var signatures: [Signature] = []
    for object in objects {
      guard let bytes = Base64.decode(try object.string("sig")) else { throw object.error("expected base64", "sig") }
      signatures.append(Signature(keyID: try object.optionalString("keyid"), bytes: bytes))
    }
    self.init(payloadType: type, payload: payload, signatures: signatures)
  }
}
