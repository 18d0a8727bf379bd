/// One entry of a store's log: that a statement was recorded at a moment.
///
/// The id is the digest of the statement's JSON, so that the entry binds all of it, and when it was known.
package struct LogEntry: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The statement itself.
    case statement
    /// That another store, merged into this one, had recorded a statement of this log before.
    case earlier
  }

  package var kind: Kind
  /// Of the statement: 64 lower-case hexadecimal digits.
  package var id: String
  /// Seconds since 1970, UTC.
  package var recordedAt: Int64
  /// Orders the statements of one second.
  package var position: Int64
  /// The number of the first entry that was recorded together with this one; 0 for `earlier`.
  package var recording: Int64

  package init(kind: Kind, id: String, recordedAt: Int64, position: Int64, recording: Int64) {
    self.kind = kind
    self.id = id
    self.recordedAt = recordedAt
    self.position = position
    self.recording = recording
  }

  /// The leaf of the Merkle tree: the line `<kind> <id> <seconds> <position> <recording>\n`.
  package var leaf: MerkleHash { .leaf("\(kind.rawValue) \(id) \(recordedAt) \(position) \(recording)\n".utf8) }
}
