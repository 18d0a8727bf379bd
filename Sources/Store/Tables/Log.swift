import GRDB

/// What makes the entries of the log provable: a random name for this store's log, and the checkpoints that were made of
/// it. The entries themselves are the statements.
enum Log {
  static let migration = Migration(
    name: "log",
    sql: """
      CREATE TABLE log (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL CHECK (length(id) = 32)
      ) STRICT;
      INSERT INTO log (one, id) VALUES (1, lower(hex(randomblob(16))));
      CREATE TRIGGER log_never_changes BEFORE UPDATE ON log
      BEGIN SELECT RAISE(ABORT, 'the log keeps its name'); END;
      CREATE TRIGGER log_never_goes BEFORE DELETE ON log
      BEGIN SELECT RAISE(ABORT, 'the log keeps its name'); END;
      CREATE TABLE checkpoint (
        number INTEGER PRIMARY KEY,
        note TEXT NOT NULL CHECK (note <> '')
      ) STRICT;
      CREATE TRIGGER checkpoint_never_changes BEFORE UPDATE ON checkpoint
      BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
      CREATE TRIGGER checkpoint_never_goes BEFORE DELETE ON checkpoint
      BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
      CREATE VIEW checkpoints AS SELECT number, note FROM checkpoint;
      """)
}

/// One entry of the log as it is stored.
package struct LogRow: Sendable, Equatable {
  /// From 1, without a gap.
  package var number: Int64
  /// Of the statement.
  package var id: String
  /// ISO 8601, UTC.
  package var recordedAt: String
}

extension Transaction {
  /// The random name of this store's log: 32 hexadecimal digits.
  package func logID() throws -> String {
    try String.fetchOne(database, sql: "SELECT id FROM log ORDER BY one") ?? ""
  }

  /// The notes of all checkpoints with their numbers, oldest first.
  package func checkpoints() throws -> [(number: Int64, note: String)] {
    try Row.fetchAll(database, sql: "SELECT number, note FROM checkpoint ORDER BY number").map { ($0[0], $0[1]) }
  }

  package func appendCheckpoint(note: String) throws {
    try database.execute(
      sql: "INSERT INTO checkpoint (number, note) SELECT ifnull(max(number), 0) + 1, ? FROM checkpoint",
      arguments: [note])
  }

  /// Gives the entries of the log in order, as they lie in the table. O(entries) time, O(1) memory.
  package func eachLogRow(_ body: (LogRow) throws -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT number, id, recorded_at FROM statement ORDER BY number")
    while let row = try rows.next() { try body(LogRow(number: row[0], id: row[1], recordedAt: row[2])) }
  }

  package func json(ofStatement number: Int64) throws -> String? {
    try String.fetchOne(database, sql: "SELECT json FROM statement WHERE number = ?", arguments: [number])
  }

  /// Numbers of the statements that say something of the artifacts with this name: that they exist, how they came to be,
  /// what was found about them. In order.
  package func statements(about name: String) throws -> [Int64] {
    try Int64.fetchAll(
      database,
      sql: """
        WITH named (id) AS (
          SELECT version.id FROM version JOIN artifact ON artifact.id = version.artifact WHERE name = ?)
        SELECT statement FROM description WHERE version IN named
        UNION SELECT id FROM derivation WHERE output IN named
        UNION SELECT statement FROM fact WHERE version IN named
        ORDER BY 1
        """, arguments: [name])
  }
}
