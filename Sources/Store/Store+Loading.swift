import GRDB
import Glibc

extension Store {
  /// As `write`, for a load whose caller vouches that its rows satisfy every check and refer to rows that are there:
  /// SQLite does not look again, which would take half of the time. Uniqueness, types and NOT NULL stay enforced.
  func load<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
    try requireWritable()
    return try mapping {
      try queue.inDatabase { database in
        let hasLog = try !Self.leaveLog(database)
        defer {
          try? database.execute(sql: Self.afterwards)
          if !hasLog { try? Self.switchToLog(database) }
        }
        // Within a transaction these would have no effect.
        try database.execute(sql: Self.hasTemporaryFolder ? Self.loading + Self.sortingInPieces : Self.loading)
        return try Self.transaction(database, body)
      }
    }
  }

  /// Pages that are new need no undoing: with a rollback journal they go to the file at once, instead of first to the
  /// log and from there to the file, which makes a load a third longer. Readers have to wait meanwhile, so only where
  /// nothing can be read yet, and nobody else has the store open. What a crash leaves, the next connection undoes.
  /// - Returns: whether it is so.
  private static func leaveLog(_ database: Database) throws -> Bool {
    guard try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM statement)") == true else { return false }
    do {
      return try String.fetchOne(database, sql: "PRAGMA journal_mode = TRUNCATE") == "truncate"
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    }
  }

  private static let loading = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;"

  /// New indexes are sorted in pieces of the size of the cache, on threads of their own; the pieces lie in a temporary
  /// file. All at once in memory takes twice as long.
  private static let sortingInPieces = "PRAGMA temp_store = FILE; PRAGMA threads = 2;"

  private static let afterwards = """
    PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF; PRAGMA temp_store = MEMORY; PRAGMA threads = 0;
    """

  /// Whether SQLite finds one; it looks here.
  private static var hasTemporaryFolder: Bool {
    let folders = [getenv("SQLITE_TMPDIR"), getenv("TMPDIR")].compactMap { $0.map { String(cString: $0) } }
    return (folders + ["/var/tmp", "/usr/tmp", "/tmp"]).contains { Glibc.access($0, W_OK | X_OK) == 0 }
  }

  private static func transaction<Result>(
    _ database: Database, _ body: (Transaction) throws -> Result
  ) throws -> Result {
    try database.beginTransaction(.immediate)
    do {
      let result = try body(Transaction(database: database))
      try database.commit()
      return result
    } catch {
      // What failed first counts; SQLite may have rolled back already.
      if database.isInsideTransaction { try? database.rollback() }
      throw error
    }
  }
}
