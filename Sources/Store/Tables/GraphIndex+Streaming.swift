import GRDB
import GRDBSQLite

/// The row at which a query stands. What it gives is valid until the query goes on.
package struct IndexRow {
  fileprivate let statement: OpaquePointer

  package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  package func number(_ column: Int32) -> Double? { isNull(column) ? nil : sqlite3_column_double(statement, column) }

  /// The bytes of a text or a blob; none for NULL.
  package func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // The pointer first: it may be what turns the value into bytes.
    let start = sqlite3_column_blob(statement, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }

  package func text(_ column: Int32) -> String? {
    isNull(column) ? nil : String(decoding: bytes(column), as: UTF8.self)
  }
}

/// The tables of the graph index, read row by row: for whoever reads millions. Numbers stand for words as in `GraphRows`.
package enum IndexQuery {
  /// id, name, kind, digests.
  case versions
  /// id.
  case versionsByName
  /// version, statement, location, properties.
  case descriptions
  /// id (also that of the statement), output, method, knowledge, recipe, properties, 32 bytes of the statement's id.
  case derivations
  /// derivation, role, parent, share.
  case inputs
  /// version, statement, position, trait, standing, basis, suite, suite_digest, identity, rate, 32 bytes of the
  /// statement's id.
  case facts
  /// statement, retracts.
  case retractions
  /// number, 32 bytes of the id.
  case statements

  /// The versions of every name that something recorded after statement `?1` is about.
  private static let touched = """
    name IN (
      SELECT name FROM version WHERE id IN (
        SELECT output FROM derivation WHERE id > ?1 UNION SELECT parent FROM input WHERE derivation > ?1)
      UNION SELECT coalesce(json ->> '$.artifact.name', json ->> '$.model.name', json ->> '$.candidate.name')
      FROM statement_text WHERE number > ?1)
    """
  private static let ofTouched = "version IN (SELECT id FROM version WHERE \(touched))"

  /// - Parameter isTail: whether to read only what was recorded after statement `?1`; of versions, all of its names.
  fileprivate func sql(isTail: Bool) -> String {
    func tail(_ condition: String) -> String { isTail ? "WHERE \(condition)" : "" }
    return switch self {
    case .versions: "SELECT id, name, kind, digests FROM version \(tail(Self.touched)) ORDER BY id"
    case .versionsByName: "SELECT id FROM version \(tail(Self.touched)) ORDER BY name, id"
    case .descriptions:
      """
      SELECT version, statement, location, properties FROM description
      \(tail("statement > ?1 AND \(Self.ofTouched)")) ORDER BY version, statement
      """
    case .derivations:
      """
      SELECT derivation.id, output, method, knowledge, recipe, properties, statement.id
      FROM derivation JOIN statement ON statement.number = derivation.id
      \(tail("derivation.id > ?1")) ORDER BY derivation.id
      """
    case .inputs:
      """
      SELECT derivation, role, parent, share FROM input \(tail("derivation > ?1")) ORDER BY derivation, role, parent
      """
    case .facts:
      """
      SELECT version, statement, position, trait, standing, basis, suite, suite_digest, identity, rate, statement.id
      FROM fact JOIN statement ON statement.number = fact.statement
      \(tail("statement > ?1 AND \(Self.ofTouched)")) ORDER BY fact.statement, position
      """
    case .retractions:
      "SELECT statement, retracts FROM retraction \(tail("statement > ?1")) ORDER BY statement"
    case .statements: "SELECT number, id FROM statement \(tail("number > ?1")) ORDER BY number"
    }
  }
}

/// A state of the log.
package struct LogState: Sendable {
  /// Differs between any two states of the log and of the schema.
  package var text: String
  /// The number of the last entry, 0 for none.
  package var entries: Int64
}

extension Transaction {
  /// Goes through the rows of a query without keeping any: about a tenth of the cost of a row as an object.
  /// - Parameter entry: where not nil, only what was recorded after this entry of the log is read.
  package func forEach(_ query: IndexQuery, after entry: Int64? = nil, _ body: (IndexRow) throws -> Void) throws {
    let prepared = try database.makeStatement(sql: query.sql(isTail: entry != nil))
    guard let statement = prepared.sqliteStatement as OpaquePointer? else { return }
    defer { sqlite3_reset(statement) }
    if let entry { sqlite3_bind_int64(statement, 1, entry) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try body(IndexRow(statement: statement))
      case SQLITE_DONE: return
      case let code:
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
      }
    }
  }

  /// The state in which the log was when it had so many entries. Nothing of the log changes once it is there, so that its
  /// ends say enough. O(log(statements)).
  package func logState(entries limit: Int64 = .max) throws -> LogState {
    let ends = [
      "SELECT number || ' ' || hex(id) FROM statement WHERE number <= ?1 ORDER BY number DESC LIMIT 1",
      """
      SELECT first || ' ' || recorded_at || ' ' || position FROM recording WHERE first <= ?1 ORDER BY first DESC LIMIT 1
      """,
      """
      SELECT first || ' ' || recorded_at || ' ' || position FROM recording WHERE first <= ?1 ORDER BY first LIMIT 1
      """,
      "SELECT max(number) FROM earlier WHERE number <= ?1",
    ]
    let schema = try String.fetchOne(database, sql: "SELECT user_version FROM pragma_user_version") ?? ""
    let texts = try ends.map { try String.fetchOne(database, sql: $0, arguments: [limit]) ?? "" }
    let last = try ["statement", "earlier"].map {
      try Int64.fetchOne(
        database, sql: "SELECT ifnull(max(number), 0) FROM \($0) WHERE number <= ?", arguments: [limit]) ?? 0
    }
    return LogState(text: ([schema] + texts).joined(separator: ";"), entries: last.max() ?? 0)
  }
}
