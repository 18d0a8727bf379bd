import Store

/// One entry of a store's log: that a statement was recorded at a moment.
///
/// The id is the digest of the statement's JSON, so that the entry binds all of it, and when it was known.
package struct LogEntry: Sendable, Equatable {
  /// Of the statement: 64 lower-case hexadecimal digits.
  package var id: String
  /// ISO 8601, UTC.
  package var recordedAt: String

  package init(id: String, recordedAt: String) {
    self.id = id
    self.recordedAt = recordedAt
  }

  init(_ row: LogRow) { self.init(id: row.id, recordedAt: row.recordedAt) }

  /// The leaf of the Merkle tree: the line `<id> <recorded_at>\n`.
  package var leaf: MerkleHash { .leaf("\(id) \(recordedAt)\n".utf8) }
}
