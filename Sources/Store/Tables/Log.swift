import FoundationEssentials
import GRDB

extension Migration {
  /// What makes the entries of the log provable: a random name for this store's log, and the checkpoints that were made of
  /// it. The entries themselves are `log_entry`.
  static let log = Migration(
    name: "log",
    sql: """
      CREATE TABLE log (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id BLOB NOT NULL CHECK (length(id) = 16)
      ) STRICT;
      INSERT INTO log (one, id) VALUES (1, randomblob(16));
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
  /// The number of the statement that it is about: its own, unless another store had recorded that statement before.
  package var statement: Int64
  /// Of the statement, 64 hexadecimal digits; nil where there is no such statement, which is damage.
  package var id: String?
  /// Seconds since 1970, UTC; nil where no recording begins at or before the entry, which is damage.
  package var recordedAt: Int64?
  package var position: Int64?
  /// The number of the first entry that was recorded together with this one; 0 where another store had.
  package var recording: Int64?
}

extension Transaction {
  /// The random name of this store's log: 32 hexadecimal digits.
  package func logID() throws -> String {
    let id = try Data.fetchOne(database, sql: "SELECT id FROM log ORDER BY one")
    return id.map { Hex.text($0) } ?? ""
  }

  /// The notes of all checkpoints with their numbers, oldest first.
  package func checkpoints() throws -> [(number: Int64, note: String)] {
    try Row.fetchAll(database, sql: "SELECT number, note FROM checkpoint ORDER BY number").map {
      (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1))
    }
  }

  package func appendCheckpoint(note: String) throws {
    try database.execute(
      sql: "INSERT INTO checkpoint (number, note) SELECT ifnull(max(number), 0) + 1, ? FROM checkpoint",
      arguments: [note])
  }

  /// Gives the entries of the log in order, as they lie in the tables. O(entries) time, O(recordings + merged) memory.
  package func eachLogRow(_ body: (LogRow) throws -> Void) throws {
    var recordings = try recordings()[...]
    var merged = try merged()[...]
    var current: (first: Int64, recordedAt: Int64, position: Int64)?
    let statements = try Row.fetchCursor(database, sql: "SELECT number, id FROM statement ORDER BY number")
    while let row = try statements.next() {
      let (number, id): (Int64, Data) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
      while let entry = merged.first, entry.number < number { try body(merged.removeFirst()) }
      while let next = recordings.first, next.first <= number { current = recordings.removeFirst() }
      try body(
        LogRow(
          number: number, statement: number, id: Hex.text(id), recordedAt: current?.recordedAt,
          position: current.map { $0.position &+ number &- $0.first }, recording: current?.first))
    }
    for entry in merged { try body(entry) }
  }

  private func recordings() throws -> [(first: Int64, recordedAt: Int64, position: Int64)] {
    try Row.fetchAll(database, sql: "SELECT first, recorded_at, position FROM recording ORDER BY first").map {
      (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1), try $0.decode(atIndex: 2))
    }
  }

  private func merged() throws -> [LogRow] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT earlier.number, earlier.statement, statement.id, recorded_at, position
        FROM earlier LEFT JOIN statement ON statement.number = earlier.statement ORDER BY earlier.number
        """
    ).map { row in
      let id: Data? = try row.decode(atIndex: 2)
      return try LogRow(
        number: row.decode(atIndex: 0), statement: row.decode(atIndex: 1), id: id.map { Hex.text($0) },
        recordedAt: row.decode(atIndex: 3), position: row.decode(atIndex: 4), recording: 0)
    }
  }

  package func json(ofStatement number: Int64) throws -> String? {
    try String.fetchOne(database, sql: "SELECT json FROM statement_text WHERE number = ?", arguments: [number])
  }

  /// Numbers of the statements that say something of the artifacts with this name: that they exist, how they came to be,
  /// what was found about them. In order.
  package func statements(about name: String) throws -> [Int64] {
    try Int64.fetchAll(
      database,
      sql: """
        WITH named (id) AS (SELECT id FROM version WHERE name = ?)
        SELECT statement FROM description WHERE version IN named
        UNION SELECT id FROM derivation WHERE output IN named
        UNION SELECT statement FROM fact WHERE version IN named
        ORDER BY 1
        """, arguments: [name])
  }
}
