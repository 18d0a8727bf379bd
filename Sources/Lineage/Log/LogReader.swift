import Store

/// Reads a store's log within one transaction.
struct LogReader {
  let transaction: Transaction
  let path: String

  func origin() throws -> String { Checkpoint.origin(storeID: try transaction.logID()) }

  /// Gives each entry with its index, from 0. O(entries).
  /// - Throws: `StoreError` where an entry is missing.
  func entries(_ body: (Int, LogEntry, LogRow) throws -> Void) throws {
    var next = 1
    try transaction.eachLogRow { row in
      guard row.number == next, let entry = LogEntry(row) else {
        throw damaged("entry \(next) of the log is missing or incomplete")
      }
      try body(next - 1, entry, row)
      next += 1
    }
  }

  /// Oldest first.
  func checkpoints() throws -> [SignedCheckpoint] {
    try transaction.checkpoints().map { row in
      do {
        return try SignedCheckpoint(parsing: row.note)
      } catch {
        throw damaged("checkpoint \(row.number) cannot be read: \(error)")
      }
    }
  }

  func newestCheckpoint() throws -> SignedCheckpoint {
    if let newest = try checkpoints().last { return newest }
    throw InputError("the store has no checkpoint yet; make one: stemma lineage log checkpoint --sign KEY --out FILE")
  }

  func damaged(_ message: String) -> StoreError {
    StoreError(
      .corrupt, path: path, message: message, remedy: "stemma lineage verify says more; restore a copy of the store")
  }
}

extension LogEntry {
  /// - Returns: nil for a row that lacks its statement or its recording.
  init?(_ row: LogRow) {
    guard let id = row.id, let recordedAt = row.recordedAt, let position = row.position, let recording = row.recording
    else { return nil }
    self.init(
      kind: row.number == row.statement ? .statement : .earlier, id: id, recordedAt: recordedAt, position: position,
      recording: recording)
  }
}
