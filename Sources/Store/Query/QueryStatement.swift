import GRDB
import GRDBSQLite

/// The one statement of a query, compiled. Gone with the value.
final class QueryStatement {
  private let connection: SQLiteConnection
  private let statement: OpaquePointer

  init(_ sql: String, _ connection: SQLiteConnection) throws {
    self.connection = connection
    var text = sql
    statement = try text.withUTF8 { bytes in
      try bytes.withMemoryRebound(to: CChar.self) { try Self.compile($0, connection) }
    }
  }

  deinit { sqlite3_finalize(statement) }

  private static func compile(_ text: UnsafeBufferPointer<CChar>, _ connection: SQLiteConnection) throws
    -> OpaquePointer
  {
    guard !text.contains(0) else { throw QueryError(.wrong, "a query holds no zero byte") }
    let (first, rest) = try next(text[...], connection)
    guard let first else {
      throw QueryError(.wrong, "there is no statement; write one such as SELECT * FROM artifacts")
    }
    do {
      try requireAlone(first, rest, connection)
      return first
    } catch {
      sqlite3_finalize(first)
      throw error
    }
  }

  private static func requireAlone(
    _ statement: OpaquePointer, _ rest: Slice<UnsafeBufferPointer<CChar>>, _ connection: SQLiteConnection
  ) throws {
    let blank = Set(" \t\r\n\u{C};".utf8.map { CChar(bitPattern: $0) })
    // What remains may be a comment, which compiles to nothing.
    if let start = rest.firstIndex(where: { !blank.contains($0) }) {
      let other = try? next(rest[start...], connection)
      defer { sqlite3_finalize(other?.statement) }
      guard let other, other.statement == nil, other.rest.allSatisfy(blank.contains) else {
        throw QueryError(.wrong, "more than one statement; ask one at a time", offset: start)
      }
    }
    guard sqlite3_stmt_readonly(statement) != 0 else { throw QueryError(.notAllowed, "it does not only read") }
  }

  private typealias Compiled = (statement: OpaquePointer?, rest: Slice<UnsafeBufferPointer<CChar>>)

  /// Compiles the first statement of a text; nil where it is blank.
  private static func next(_ text: Slice<UnsafeBufferPointer<CChar>>, _ connection: SQLiteConnection) throws -> Compiled
  {
    guard let count = Int32(exactly: text.count) else { throw QueryError(.wrong, "the query is too long") }
    let base = UnsafeBufferPointer(rebasing: text).baseAddress
    var statement: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    let code = sqlite3_prepare_v3(connection, base, count, 0, &statement, &tail)
    guard code == SQLITE_OK else { throw failure(code, connection) }
    guard let base, let tail else { return (statement, text[text.endIndex...]) }
    return (statement, text[(text.startIndex + (tail - base))...])
  }

  func answer(rowLimit: Int) throws -> QueryAnswer {
    let columns = (0..<sqlite3_column_count(statement)).map { column in
      sqlite3_column_name(statement, column).map { String(cString: $0) } ?? ""
    }
    var answer = QueryAnswer(columns: columns, rows: [], cut: nil)
    var room = Query.byteLimit
    while try step() {
      guard answer.rows.count < rowLimit else {
        answer.cut = .rows
        break
      }
      room -= size()
      guard room >= 0 else {
        answer.cut = .bytes
        break
      }
      answer.rows.append(columns.indices.map { value(Int32($0)) })
    }
    return answer
  }

  /// - Returns: whether there is another row.
  private func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: true
    case SQLITE_DONE: false
    case let code: throw Self.failure(code, connection)
    }
  }

  /// What the row at hand takes; numbers and a few more bytes count as 64 a value.
  private func size() -> Int {
    (0..<sqlite3_column_count(statement)).reduce(64) { sum, column in
      switch sqlite3_column_type(statement, column) {
      case SQLITE_TEXT, SQLITE_BLOB: sum + 64 + Int(sqlite3_column_bytes(statement, column))
      default: sum + 64
      }
    }
  }

  private func value(_ column: Int32) -> QueryValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT: .text(String(decoding: bytes(column), as: UTF8.self))
    case SQLITE_BLOB: .blob(Array(bytes(column)))
    default: .null
    }
  }

  private func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The pointer is asked for before the count, as SQLite wants it.
    let start = sqlite3_column_blob(statement, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  /// The query's fault where it is, and else the store's.
  private static func failure(_ code: Int32, _ connection: SQLiteConnection) -> any Error {
    let message = String(cString: sqlite3_errmsg(connection))
    let offset = Int(exactly: sqlite3_error_offset(connection)).flatMap { $0 < 0 ? nil : $0 }
    switch code & 0xFF {
    case SQLITE_INTERRUPT: return QueryError(.overdue, message)
    case SQLITE_AUTH, SQLITE_READONLY: return QueryError(.notAllowed, message, offset: offset)
    // Functions and what a table-valued pragma runs are refused with the code for any error.
    case SQLITE_ERROR where message.hasPrefix("not authorized"):
      return QueryError(.notAllowed, message, offset: offset)
    case SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE, SQLITE_CONSTRAINT:
      let unknown = message.split(separator: "no such table: ", maxSplits: 1, omittingEmptySubsequences: false)
      if unknown.count == 2, unknown[0].isEmpty {
        return QueryError(.unknownTable(String(unknown[1])), message, offset: offset)
      }
      return QueryError(.wrong, message, offset: offset)
    default: return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }
}
