package import Lineage

/// An exception to one finding: to one rule, on one artifact, over one path, until one day. It hides nothing: the
/// finding is shown as waived.
package struct Waiver: Sendable, Equatable {
  package var rule: String
  package var artifact: String
  /// The names along the path as reports print them, for those who read the file; empty for a finding without a path.
  package var path: String
  /// The finding's `pathDigest`, by which it is recognised.
  package var digest: String
  package var reason: String
  package var approver: String
  /// The last second in which it applies.
  package var expires: Timestamp
  /// By the approver; nil for an unsigned waiver.
  package var signature: DSSEEnvelope.Signature?

  package init(
    rule: String, artifact: String, path: String, digest: String, reason: String, approver: String,
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

  /// A waiver of a finding as it is now, unsigned.
  package init(_ finding: Finding, reason: String, approver: String, expires: Timestamp) {
    self.init(
      rule: finding.rule, artifact: finding.artifact, path: finding.pathText, digest: finding.pathDigest,
      reason: reason, approver: approver, expires: expires)
  }

  package var lastDay: String { String(expires.description.prefix(10)) }

  func names(_ finding: Finding) -> Bool {
    finding.number == 1 && rule == finding.rule && artifact == finding.artifact && path == finding.pathText
      && digest == finding.pathDigest
  }

  /// On an unknown day every waiver is over.
  func isOver(on today: Timestamp?) -> Bool { today.map { $0 > expires } ?? true }
}
