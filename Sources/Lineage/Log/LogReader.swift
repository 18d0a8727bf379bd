import Store

/// Reads a store's log within one transaction.
struct LogReader {
  let transaction: Transaction
  let path: String

  func origin() throws -> String { Checkpoint.origin(storeID: try transaction.logID()) }

  /// Gives each entry with its index, from 0. O(entries).
  /// - Throws: `StoreError` where an entry is missing.
  func entries(_ body: (Int, LogEntry) throws -> Void) throws {
    var next = 1
    try transaction.eachLogRow { row in
      guard row.number == next else { throw damaged("entry \(next) of the log is missing") }
      try body(next - 1, LogEntry(row))
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
