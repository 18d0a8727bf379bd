import FoundationEssentials
import GRDB

/// A row of the statement table as it is, with nothing taken for granted.
package struct RawStatement: Sendable {
  package var number: Int64
  package var id: [UInt8]
  /// nil for a number that stands for no kind.
  package var kind: String?
  package var json: String
}

extension Transaction {
  /// Gives the statements in the order of their numbers, `count` at a time. O(count) memory.
  package func eachStatements(_ count: Int, _ body: ([RawStatement]) throws -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: "SELECT number, id, kind, json FROM statement_text ORDER BY number")
    var chunk: [RawStatement] = []
    while let row = try rows.next() {
      let (id, kind): (Data, Int) = (try row.decode(atIndex: 1), try row.decode(atIndex: 2))
      // All bytes: as a text it would end at the first NUL.
      let json: Data = try row.decode(atIndex: 3)
      chunk.append(
        RawStatement(
          number: try row.decode(atIndex: 0), id: Array(id),
          kind: Statements.kinds.indices.contains(kind) ? Statements.kinds[kind] : nil,
          json: String(decoding: json, as: UTF8.self)))
      if chunk.count == count {
        try body(chunk)
        chunk.removeAll(keepingCapacity: true)
      }
    }
    try body(chunk)
  }

  /// Writes rows of the statement table as they are: their texts are their own packed form.
  package func copy(_ statements: [RawStatement]) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO statement (number, id, kind, packed) VALUES (?, ?, ?, ?)")
    for statement in statements {
      try insert.execute(
        arguments: [
          statement.number, Data(statement.id), statement.kind.flatMap(Statements.kinds.firstIndex), statement.json,
        ])
    }
  }

  /// Copies when each statement was recorded from another store.
  package func copyMoments(from other: Transaction) throws {
    for (table, columns) in [
      ("recording", "first, recorded_at, position"), ("earlier", "number, statement, recorded_at, position"),
    ] {
      for row in try Row.fetchAll(other.database, sql: "SELECT \(columns) FROM \(table)") {
        let marks = databaseQuestionMarks(count: row.count)
        try database.execute(
          sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))", arguments: StatementArguments(row.databaseValues))
      }
    }
  }

  /// Where recordings are said to begin, and what is said of statements that another store had recorded earlier, where
  /// either makes no sense. O(recordings + merged).
  package func chronologyProblems() throws -> [String] {
    let recordings = try Int64.fetchAll(
      database,
      sql: """
        SELECT first FROM recording LEFT JOIN statement ON statement.number = first WHERE statement.number IS NULL
        ORDER BY first
        """)
    let merged = try Int64.fetchAll(
      database,
      sql: """
        SELECT earlier.number FROM earlier LEFT JOIN statement ON statement.number = earlier.statement
        WHERE statement.number IS NULL OR earlier.number <= earlier.statement
          OR earlier.number IN (SELECT number FROM statement)
        ORDER BY earlier.number
        """)
    return recordings.map { "a recording is said to begin at entry \($0), where there is no statement" }
      + merged.map { "entry \($0) gives an earlier time to a statement that was not there before it" }
  }
}
