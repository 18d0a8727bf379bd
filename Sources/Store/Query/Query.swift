import GRDB

/// One question in SQL to a store, which can do nothing but read, and no longer and no more than it may.
///
/// SQLite looks at the clock between the steps of its virtual machine; a single call of one of its functions on a long
/// text is not interrupted.
package struct Query: Sendable {
  /// The documented views (`lineage/README.md`), sorted.
  package static let views = ["artifacts", "checkpoints", "edges", "log_entry", "samples", "statements_view", "traits"]
  /// No answer is larger, in bytes, with 64 counted for each value besides its text.
  package static let byteLimit = 64 << 20

  package var sql: String
  /// How many rows at most.
  package var rowLimit: Int
  /// How long it may take.
  package var seconds: Double

  package init(sql: String, rowLimit: Int, seconds: Double) {
    self.sql = sql
    self.rowLimit = rowLimit
    self.seconds = seconds
  }

  /// Asks the store at a path, on a connection of its own and one snapshot. O(answer) memory.
  /// - Throws: `QueryError` where the query is at fault, `StoreError` where the store is.
  package func answer(store path: String) throws -> QueryAnswer {
    let store = try Store(path: path, access: .readOnly)
    let guarding = QueryGuard(until: .now + .seconds(seconds))
    return try store.read { transaction in
      guard let connection = transaction.database.sqliteConnection else {
        throw DatabaseError(resultCode: .SQLITE_MISUSE)
      }
      return try guarding.watching(connection) { try QueryStatement(sql, connection).answer(rowLimit: rowLimit) }
    }
  }
}
