import GRDB

extension Store {
  /// Where the log has content, a read-only connection leaves it to whoever writes the store; elsewhere the last of the
  /// connections removes the files of an empty log.
  static func openUntouched(_ file: StoreFile) throws -> DatabaseQueue {
    try requireDatabase(file)
    let (queue, age) =
      try file.isWritable && !file.hasWriteAheadLog ? checked(connect(file.path), file) : openReadOnly(file)
    return age == .older ? try upgradedCopy(of: queue, file) : queue
  }

  /// The copy is one snapshot, what the log holds included. SQLite keeps it in a temporary file.
  private static func upgradedCopy(of queue: DatabaseQueue, _ file: StoreFile) throws -> DatabaseQueue {
    do {
      let copy = try temporaryQueue()
      try queue.backup(to: copy)
      try queue.close()
      try copy.inDatabase { _ = try Schema.migrate($0) }
      return copy
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
      throw StoreError(
        .full, path: file.path, message: "an older Stemma made this store, and no space is left for a copy to upgrade",
        remedy: "free some space in the folder for temporary files, or name a larger one with TMPDIR")
    }
  }
}
