import GRDB
import GRDBSQLite

/// Keeps a statement to reading, to its time and to values of a bearable size, on a connection that serves nothing else.
final class QueryGuard {
  /// Pragmas that only describe tables.
  private static let pragmas: Set<String> = ["table_info", "table_xinfo", "table_list"]
  /// Functions that reach out of the database, wherever an SQLite has them.
  private static let functions: Set<String> = [
    "load_extension", "fts3_tokenizer", "readfile", "writefile", "edit",
  ]
  /// How many steps of SQLite's virtual machine pass between two looks at the clock.
  private static let steps: Int32 = 1000

  private let deadline: ContinuousClock.Instant

  init(until deadline: ContinuousClock.Instant) { self.deadline = deadline }

  /// Runs `body` while this guard watches the connection. GRDB's own authorizer is gone afterwards, so that the
  /// connection must not be used for anything that GRDB has to understand.
  func watching<Result>(_ connection: SQLiteConnection, _ body: () throws -> Result) rethrows -> Result {
    Self.limit(connection)
    let own = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(
      connection, { _, action, first, second, _, _ in QueryGuard.verdict(action, first, second) }, nil)
    sqlite3_progress_handler(
      connection, Self.steps,
      { own in
        guard let own else { return 1 }
        return Unmanaged<QueryGuard>.fromOpaque(own).takeUnretainedValue().isOverdue ? 1 : 0
      }, own)
    defer {
      sqlite3_progress_handler(connection, 0, nil, nil)
      sqlite3_set_authorizer(connection, nil, nil)
    }
    return try withExtendedLifetime(self, body)
  }

  var isOverdue: Bool { ContinuousClock.now >= deadline }

  private static func limit(_ connection: SQLiteConnection) {
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 16 << 20)
    sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, 1 << 20)
    sqlite3_limit(connection, SQLITE_LIMIT_COLUMN, 200)
    sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, 200)
    sqlite3_limit(connection, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100)
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0)
  }

  /// What is not known to read is refused.
  private static func verdict(_ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> Int32
  {
    let allowed =
      switch action {
      case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: true
      case SQLITE_FUNCTION: !functions.contains(lowercase(second))
      case SQLITE_PRAGMA: pragmas.contains(lowercase(first))
      default: false
      }
    return allowed ? SQLITE_OK : SQLITE_DENY
  }

  private static func lowercase(_ word: UnsafePointer<CChar>?) -> String {
    word.map { String(cString: $0).lowercased() } ?? ""
  }
}
