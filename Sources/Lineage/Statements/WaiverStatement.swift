/// A signed-off exception to one finding, recorded when a gate applied it. The finding stays and is drawn as waived.
package struct WaiverStatement: Sendable, Equatable {
  /// Id of the rule, such as `STM101`.
  package var rule: String
  /// The artifact with the finding.
  package var artifact: ArtifactReference
  /// The names along the finding's path; empty for a finding without one.
  package var path: String
  /// Digest of the finding with its path: on another path it is another finding.
  package var digest: Digest
  package var reason: String
  /// Name of whoever signed it off.
  package var approver: String
  /// The last second in which it applies.
  package var expires: Timestamp
  /// By the approver, over the entry in the file of waivers; nil for an unsigned one.
  package var signature: DSSEEnvelope.Signature?

  package init(
    rule: String, artifact: ArtifactReference, path: String = "", digest: Digest, reason: String, approver: String,
    expires: Timestamp, signature: DSSEEnvelope.Signature? = nil
  ) {
    self.rule = rule
    self.artifact = artifact
    self.path = path
    self.digest = digest
    self.reason = reason
    self.approver = approver
    self.expires = expires
    self.signature = signature
  }
}

extension WaiverStatement: StatementContent {
  static let schema = "stemma/waiver/1"

  var members: [String: JSONValue?] {
    [
      "rule": .string(rule), "artifact": artifact.json, "path": path.isEmpty ? nil : .string(path),
      "digest": .string(digest.description), "reason": .string(reason), "approver": .string(approver),
      "expires": .string(expires.description),
      "signature": signature.map { signature in
        .members(["key": signature.keyID.map(JSONValue.string), "value": .string(Base64.encode(signature.bytes))])
      },
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "rule", "artifact", "path", "digest", "reason", "approver", "expires", "signature"])
    self.init(
      rule: try fields.string("rule"), artifact: try ArtifactReference(fields.object("artifact")),
      path: try fields.optionalString("path") ?? "", digest: try fields.digest("digest"),
      reason: try fields.string("reason"), approver: try fields.string("approver"),
      expires: try fields.timestamp("expires"),
      signature: fields.optional("signature") == nil ? nil : try Self.signature(fields.object("signature")))
  }

  private static func signature(_ fields: JSONFields) throws(InputError) -> DSSEEnvelope.Signature {
    try fields.allow(["key", "value"])
    guard let bytes = Base64.decode(try fields.string("value")) else {
      throw InputError("a signature is written in base64", field: "signature")
    }
    return DSSEEnvelope.Signature(keyID: try fields.optionalString("key"), bytes: bytes)
  }

  func validate() throws(InputError) {
    try artifact.validate()
    for (text, field) in [(rule, "rule"), (reason, "reason"), (approver, "approver")] where text.isEmpty {
      throw InputError("a waiver says its \(field)", field: field)
    }
    if signature?.bytes.isEmpty ?? false { throw InputError("the signature is empty", field: "signature") }
  }
}
