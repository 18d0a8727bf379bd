import GRDB
import GRDBSQLite

/// An SQL statement that is run many times, without the cost of a row as an object: about a fifth of it.
///
/// Order of calls: `bind` each parameter, then `run`; after a run all parameters are to be bound again.
final class PreparedStatement {
  /// Kept because it owns the handle.
  private let statement: Statement
  private let handle: OpaquePointer
  private let database: Database
  private let connection: OpaquePointer?

  /// - Parameter isKept: whether it is compiled once for all its uses, of which one must end before the next begins.
  init(_ database: Database, _ sql: String, isKept: Bool = false) throws {
    self.database = database
    statement = try isKept ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
    connection = database.sqliteConnection
  }

  /// - Parameter index: of the parameter, from 1.
  func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(handle, index, value) }

  func bind(_ value: Double?, at index: Int32) {
    if let value { sqlite3_bind_double(handle, index, value) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ value: Int64?, at index: Int32) {
    if let value { bind(value, at: index) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(text: String?, at index: Int32) {
    guard var text else {
      sqlite3_bind_null(handle, index)
      return
    }
    text.withUTF8 { bind(text: UnsafeRawBufferPointer($0), at: index) }
  }

  private func bind(
    text: UnsafeRawBufferPointer, at index: Int32, _ destructor: sqlite3_destructor_type? = copied
  ) {
    let start = text.assumingMemoryBound(to: CChar.self).baseAddress
    // Without a byte the pointer may be nil, which would mean NULL.
    if let start {
      sqlite3_bind_text64(handle, index, start, UInt64(text.count), destructor, UInt8(SQLITE_UTF8))
    } else {
      sqlite3_bind_text(handle, index, "", 0, Self.copied)
    }
  }

  /// Binds a text without copying it.
  /// - Parameter text: UTF-8; it must stay where it is until the statement has run.
  func bind(lastingText text: UnsafeRawBufferPointer, at index: Int32) { bind(text: text, at: index, nil) }

  /// Binds bytes without copying them.
  /// - Parameter blob: not empty; it must stay where it is until the statement has run.
  func bind(lastingBlob blob: UnsafeRawBufferPointer, at index: Int32) {
    sqlite3_bind_blob64(handle, index, blob.baseAddress, UInt64(blob.count), nil)
  }

  func bindNull(at index: Int32) { sqlite3_bind_null(handle, index) }

  func bind(blob: some Sequence<UInt8>, at index: Int32) {
    let isBound: Void? = blob.withContiguousStorageIfAvailable { bytes in
      if bytes.isEmpty {
        sqlite3_bind_zeroblob(handle, index, 0)
      } else {
        sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), Self.copied)
      }
    }
    if isBound == nil { bind(blob: Array(blob), at: index) }
  }

  /// SQLite copies what is bound, because it reads it when the statement runs.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  /// Runs a statement that gives no rows.
  /// - Returns: whether a row was changed.
  @discardableResult
  func run() throws -> Bool {
    let code = sqlite3_step(handle)
    let changes = sqlite3_changes(connection)
    defer { sqlite3_reset(handle) }
    guard code == SQLITE_DONE else { throw failure(code) }
    return changes > 0
  }

  /// Gives each row.
  func rows(_ body: (RawRow) throws -> Void) throws {
    defer { sqlite3_reset(handle) }
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: try body(RawRow(handle: handle))
      case SQLITE_DONE: return
      case let code: throw failure(code)
      }
    }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: database.lastErrorMessage ?? "code \(code)")
  }
}

/// The row at which a statement stands. What it gives is valid until the statement goes on.
struct RawRow {
  fileprivate let handle: OpaquePointer

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// The bytes of a text or a blob; none for NULL.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The pointer first: it may be what turns the value into bytes.
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
}
