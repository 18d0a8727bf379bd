import GRDB
import GRDBSQLite
import Glibc

extension Store {
  /// Waits until all that was written survives a loss of power. Nobody else waits for it, writers neither.
  package func settle() throws {
    guard let log = try read(\.log) else { return }
    let descriptor = Glibc.open(log, O_RDONLY | O_CLOEXEC)
    // The last connection that closes folds the log into the file, and waits for the disk then.
    guard descriptor >= 0 else { return }
    defer { Glibc.close(descriptor) }
    guard fdatasync(descriptor) == 0 else {
      let reason = String(cString: strerror(errno))
      throw StoreError(.io, path: path, message: "the disk took no more: \(reason)", remedy: StoreError.remedy(.io))
    }
  }
}

extension Database {
  /// Whether a commit waits for the disk. Not to be called within a transaction.
  func waitsForDisk(_ isNeeded: Bool) {
    // Without what GRDB does around a statement, which costs as much as a commit of few rows.
    sqlite3_exec(sqliteConnection, "PRAGMA synchronous = \(isNeeded ? "FULL" : "NORMAL")", nil, nil, nil)
  }
}

extension Transaction {
  /// The file of the write-ahead log.
  fileprivate var log: String? {
    let name = database.sqliteConnection.flatMap { sqlite3_db_filename($0, "main") }
    return name.flatMap(sqlite3_filename_wal).map { String(cString: $0) }
  }
}
