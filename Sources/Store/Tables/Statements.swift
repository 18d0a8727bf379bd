import GRDB

/// The append-only log of statements: all that is true in a store.
enum Statements {
  static let migration = Migration(
    name: "statements",
    sql: """
      CREATE TABLE statement (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
        kind TEXT NOT NULL CHECK (kind IN
          ('artifact', 'derivation', 'evaluation', 'verdict', 'observation', 'retraction')),
        recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
        json TEXT NOT NULL CHECK (json_valid(json))
      ) STRICT;
      CREATE INDEX statement_kind ON statement (kind, number);
      CREATE TRIGGER statement_never_changes BEFORE UPDATE ON statement
      BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
      CREATE TRIGGER statement_never_goes BEFORE DELETE ON statement
      BEGIN SELECT RAISE(ABORT, 'statements are append-only'); END;
      CREATE VIEW statements_view AS SELECT number, id, kind, recorded_at, json FROM statement;
      """)
}

/// A statement as it is stored.
package struct StatementRow: Sendable, Equatable {
  /// Position in the log, from 1.
  package var number: Int64
  /// SHA-256 of the canonical JSON, 64 hexadecimal digits.
  package var id: String
  package var kind: String
  /// ISO 8601, UTC.
  package var recordedAt: String
  /// Canonical JSON.
  package var json: String
}

extension Transaction {
  /// Appends a statement.
  /// - Returns: its number; nil when a statement with this id is there already, which changes nothing.
  package func insertStatement(id: String, kind: String, recordedAt: String, json: String) throws -> Int64? {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO statement (id, kind, recorded_at, json) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
    try statement.execute(arguments: [id, kind, recordedAt, json])
    return database.changesCount > 0 ? database.lastInsertedRowID : nil
  }

  /// The statements in the order of the log, of one kind or of all.
  package func statements(kind: String? = nil) throws -> [StatementRow] {
    let columns = "SELECT number, id, kind, recorded_at, json FROM statement"
    guard let kind else { return try fetch("\(columns) ORDER BY number", []) }
    return try fetch("\(columns) WHERE kind = ? ORDER BY number", [kind])
  }

  /// The statements of one kind that have a text at a JSON path such as `$.model.name`, in the order of the log.
  package func statements(kind: String, with text: String, at path: String) throws -> [StatementRow] {
    try fetch(
      """
      SELECT number, id, kind, recorded_at, json FROM statement
      WHERE kind = ? AND json_extract(json, ?) = ? ORDER BY number
      """, [kind, path, text])
  }

  package func statement(id: String) throws -> StatementRow? {
    try fetch("SELECT number, id, kind, recorded_at, json FROM statement WHERE id = ?", [id]).first
  }

  private func fetch(_ sql: String, _ arguments: StatementArguments) throws -> [StatementRow] {
    try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
      StatementRow(number: row[0], id: row[1], kind: row[2], recordedAt: row[3], json: row[4])
    }
  }
}
