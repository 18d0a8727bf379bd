import GRDB

extension Transaction {
  /// Gives the statements in the order of their numbers, `count` at a time. O(count) memory.
  package func eachStatements(_ count: Int, _ body: ([StatementRow]) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, id, kind, recorded_at, json FROM statement ORDER BY number")
    var chunk: [StatementRow] = []
    while let row = try rows.next() {
      chunk.append(StatementRow(number: row[0], id: row[1], kind: row[2], recordedAt: row[3], json: row[4]))
      if chunk.count == count {
        try body(chunk)
        chunk.removeAll(keepingCapacity: true)
      }
    }
    try body(chunk)
  }

  /// Writes rows of the statement table as they are.
  package func copy(_ statements: [StatementRow]) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO statement (number, id, kind, recorded_at, json) VALUES (?, ?, ?, ?, ?)")
    for row in statements { try insert.execute(arguments: [row.number, row.id, row.kind, row.recordedAt, row.json]) }
  }
}
