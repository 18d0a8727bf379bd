import GRDB

/// What lies in a store, read without the program: the tests must not take its word for what it kept.
struct StoreContent: Equatable {
  /// Ids and texts of the statements, in the order of the log.
  var statements: [[String]]
  /// Every score with its time, sorted.
  var samples: [[String]]

  /// Opens the file as the next process would, log included.
  /// - Throws: what SQLite finds wrong with it.
  init(_ path: String) throws {
    let queue = try DatabaseQueue(path: path)
    (statements, samples) = try queue.read { database in
      let damage = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      guard damage.isEmpty else { throw DatabaseError(message: damage.joined(separator: "\n")) }
      return (
        try Self.rows(database, "SELECT id, kind, recorded_at, json FROM statements_view ORDER BY number"),
        try Self.rows(
          database,
          """
          SELECT identity, suite_digest, context, scorer, question, position, outcome, scores, recorded_at FROM samples
          ORDER BY identity, suite_digest, context, scorer, exact, question, position
          """)
      )
    }
    try queue.close()
  }

  private static func rows(_ database: Database, _ sql: String) throws -> [[String]] {
    try Row.fetchAll(database, sql: sql).map { row in
      row.databaseValues.map { value in value.description }
    }
  }
}
