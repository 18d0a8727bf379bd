/// That another statement no longer counts. Nothing is deleted: the statement stays in the log.
package struct RetractionStatement: Sendable, Equatable {
  /// Id of the statement that no longer counts.
  package var retracts: String
  package var reason: String
  package var retractedAt: Timestamp

  package init(retracts: String, reason: String, retractedAt: Timestamp) {
    self.retracts = retracts
    self.reason = reason
    self.retractedAt = retractedAt
  }
}

extension RetractionStatement: StatementContent {
  static let schema = "stemma/retraction/1"

  var members: [String: JSONValue?] {
    [
      "retracts": .string(retracts), "reason": .string(reason),
      "retracted-at": .string(retractedAt.description),
    ]
  }

  init(_ fields: JSONFields) throws(InputError) {
    try fields.allow(["schema", "retracts", "reason", "retracted-at"])
    self.init(
      retracts: try fields.string("retracts"), reason: try fields.string("reason"),
      retractedAt: try fields.timestamp("retracted-at"))
  }

  func validate() throws(InputError) {
    guard Digest(scheme: .sha256, hex: retracts) != nil else {
      throw InputError("'\(retracts)' is not the id of a statement", field: "retracts")
    }
  }
}
