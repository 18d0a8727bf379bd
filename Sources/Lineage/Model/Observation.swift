/// What a check of declared origins found about one or more artifacts, as it stands in the record.
package struct Observation: Sendable, Equatable {
  /// The check, for example `weights` or `behavioural-match`.
  package var check: String
  /// What was found, in one word of the check.
  package var outcome: String
  /// The artifacts that were compared; the one whose origin is in question first.
  package var subjects: [ArtifactReference]
  /// Named numbers, such as `p-log10`; finite.
  package var statistics: [String: Double]
  /// What must hold for the finding, and what it cannot show.
  package var assumptions: [String]
  package var observedAt: Timestamp
  /// ISO 8601 in UTC.
  package var recordedAt: String
  /// The id of the statement that says so.
  package var statement: String

  package init(
    check: String, outcome: String, subjects: [ArtifactReference], statistics: [String: Double] = [:],
    assumptions: [String] = [], observedAt: Timestamp, recordedAt: String, statement: String
  ) {
    self.check = check
    self.outcome = outcome
    self.subjects = subjects
    self.statistics = statistics
    self.assumptions = assumptions
    self.observedAt = observedAt
    self.recordedAt = recordedAt
    self.statement = statement
  }
}

extension LineageGraph {
  /// The nodes that a recorded reference means, in recorded order: those that share one of its digests, or, where it has
  /// none, every version of the name.
  package func nodes(_ reference: ArtifactReference) -> [NodeID] {
    let versions = versions(of: reference.name)
    let same = versions.filter { node in self[node].digests.contains(where: reference.digests.contains) }
    return reference.digests.isEmpty ? versions : same
  }
}
