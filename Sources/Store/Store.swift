import GRDB

/// The one SQLite file. Order of calls: open, then any number of `read` and `write`; it closes when it is released.
///
/// A `write` that has returned survives `kill -9` and a loss of power (write-ahead log, `synchronous = FULL`). Any
/// number of processes may read while one writes; a second writer waits up to ten seconds.
package final class Store: Sendable {
  package enum Access: Sendable {
    /// Makes the store where there is none; otherwise as `readWrite`.
    case create
    case readWrite
    /// Works on read-only media too. Whatever may write it upgrades a store of an older version, as `readWrite` does.
    case readOnly
    /// As `readOnly`, for a store of somebody else: the file and its log stay byte for byte as they are. Of a store of an
    /// older version a temporary copy is upgraded and read. (What a killed first load left behind is undone, as by any reader.)
    case untouched

    var isReading: Bool { self == .readOnly || self == .untouched }
  }

  /// As it was given.
  package let path: String
  package let access: Access
  /// The version of the schema that the file had, where opening it has upgraded it.
  package let upgradedFrom: Int?
  let queue: DatabaseQueue

  package init(path: String, access: Access) throws(StoreError) {
    let file = try StoreFile(path: path)
    self.path = path
    self.access = access
    do {
      (queue, upgradedFrom) =
        switch access {
        case .create: try Self.create(file)
        case .readWrite: try Self.open(file)
        case .readOnly: try Self.openToRead(file)
        case .untouched: (try Self.openUntouched(file), nil)
        }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.io, path: path, message: "\(error)", remedy: StoreError.remedy(.io))
    }
  }

  /// A store that is open already.
  init(path: String, access: Access, queue: DatabaseQueue) {
    self.path = path
    self.access = access
    self.queue = queue
    upgradedFrom = nil
  }

  /// Runs statements on one snapshot of the store.
  /// - Throws: `StoreError` for a failure of the store; whatever `body` throws otherwise.
  package func read<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try mapping { try queue.read { try body(Transaction(database: $0)) } }
  }

  /// Runs statements in one transaction: all of them are stored, or none when `body` throws.
  package func write<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try requireWritable()
    return try mapping { try queue.write { try body(Transaction(database: $0)) } }
  }

  /// As `write`, without waiting for the disk: what is written survives `kill -9` at once, and a loss of power from the next
  /// `settle` or `write` on. The order holds: nothing that is written later survives without it.
  package func writeSoon(_ body: (Transaction) throws -> Void) throws {
    try requireWritable()
    try mapping {
      try queue.writeWithoutTransaction { database in
        database.waitsForDisk(false)
        defer { database.waitsForDisk(true) }
        try database.inTransaction {
          try body(Transaction(database: database))
          return .commit
        }
      }
    }
  }

  func requireWritable() throws(StoreError) {
    guard !access.isReading else {
      throw StoreError(
        .readOnly, path: path, message: "the store was opened for reading", remedy: StoreError.remedy(.readOnly))
    }
  }

  /// Pages of the file that are kept in memory, beside what the system keeps of it.
  package enum Cache: Int, Sendable {
    /// Where each write touches few pages, or pages in order: 4 MiB.
    case small = 4_096
    /// 16 MiB.
    case usual = 16_384
  }

  package func keep(_ cache: Cache) throws {
    try mapping { try queue.inDatabase { try $0.execute(sql: "PRAGMA cache_size = -\(cache.rawValue)") } }
  }

  /// Folds the log into the file and removes it, as releasing the store does. For a process that ends without releasing.
  package func close() { try? queue.close() }

  func mapping<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch is RowDecodingError {
      throw StoreError(
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value is not what its column holds"), path: path)
    }
  }
}
