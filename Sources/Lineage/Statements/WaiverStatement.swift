/// A signed-off exception to one finding. The finding stays and is drawn as waived until the waiver expires.
package struct WaiverStatement: Sendable, Equatable {
  /// Who vouches for the exception. It is made over the canonical JSON of the statement without this member.
  package struct Signature: Sendable, Equatable {
    package var keyID: String
    /// Base64.
    package var value: String

    package init(keyID: String, value: String) {
      self.keyID = keyID
      self.value = value
    }
  }

  /// Id of the rule, such as `STM101`.
  package var rule: String
  /// The artifact with the finding.
  package var artifact: ArtifactReference
  /// Digest of the finding's path: on another path it is another finding.
  package var path: Digest
  package var reason: String
  /// Name of whoever signed it off.
  package var approver: String
  /// From this moment on it no longer counts.
  package var expires: Timestamp
  package var waivedAt: Timestamp
  package var signature: Signature?

  package init(
    rule: String, artifact: ArtifactReference, path: Digest, reason: String, approver: String, expires: Timestamp,
    waivedAt: Timestamp, signature: Signature? = nil
  ) {
    self.rule = rule
    self.artifact = artifact
    self.path = path
    self.reason = reason
    self.approver = approver
    self.expires = expires
    self.waivedAt = waivedAt
    self.signature = signature
  }

  /// The bytes that a signature is made over: the canonical JSON without the signature.
  package var signedText: String {
    var unsigned = self
    unsigned.signature = nil
    return Statement.waiver(unsigned).json.canonical
  }
}

extension WaiverStatement: StatementContent {
  static let schema = "stemma/waiver/1"

  var members: [String: JSONValue?] {
    [
      "rule": .string(rule), "artifact": artifact.json, "path": .string(path.description), "reason": .string(reason),
      "approver": .string(approver), "expires": .string(expires.description),
      "waived-at": .string(waivedAt.description),
      "signature": signature.map { .object(["key": .string($0.keyID), "value": .string($0.value)]) },
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow([
      "schema", "rule", "artifact", "path", "reason", "approver", "expires", "waived-at", "signature",
    ])
    self.init(
      rule: try fields.string("rule"), artifact: try ArtifactReference(fields.object("artifact")),
      path: try fields.digest("path"), reason: try fields.string("reason"), approver: try fields.string("approver"),
      expires: try fields.timestamp("expires"), waivedAt: try fields.timestamp("waived-at"),
      signature: fields.optional("signature") == nil ? nil : try Signature(fields.object("signature")))
  }

  func validate() throws(InputError) {
    try artifact.validate()
    for (text, field) in [(rule, "rule"), (reason, "reason"), (approver, "approver")] where text.isEmpty {
      throw InputError("a waiver says its \(field)", field: field)
    }
    guard expires > waivedAt else { throw InputError("a waiver expires after it is given", field: "expires") }
    guard let signature else { return }
    guard !signature.keyID.isEmpty, Self.isBase64(signature.value) else {
      throw InputError("a signature is the id of a key and base64", field: "signature")
    }
  }

  private static func isBase64(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count % 4 == 0
      && text.drop { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") }.allSatisfy { $0 == "=" }
  }
}

extension WaiverStatement.Signature {
  fileprivate init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["key", "value"])
    self.init(keyID: try fields.string("key"), value: try fields.string("value"))
  }
}
