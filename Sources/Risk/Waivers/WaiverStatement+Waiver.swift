package import Lineage

extension WaiverStatement {
  /// What the record keeps of a waiver that a gate applied. The same waiver gives the same statement each time.
  package init?(_ waiver: Waiver) {
    guard let digest = Digest(waiver.digest) else { return nil }
    self.init(
      rule: waiver.rule, artifact: ArtifactReference(name: waiver.artifact), path: waiver.path, digest: digest,
      reason: waiver.reason, approver: waiver.approver, expires: waiver.expires, signature: waiver.signature)
  }
}
