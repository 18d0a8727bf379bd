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
package enum IndexQuery: String {
  /// id, name, kind, digests.
  case versions = "SELECT id, name, kind, digests FROM version ORDER BY id"
  /// id.
  case versionsByName = "SELECT id FROM version ORDER BY name, id"
  /// version, statement, location, properties.
  case descriptions = "SELECT version, statement, location, properties FROM description ORDER BY version, statement"
  /// id (also that of the statement), output, method, knowledge, recipe, properties, 32 bytes of the statement's id.
  case derivations = """
    SELECT derivation.id, output, method, knowledge, recipe, properties, statement.id
    FROM derivation JOIN statement ON statement.number = derivation.id ORDER BY derivation.id
    """
  /// derivation, role, parent, share.
  case inputs = "SELECT derivation, role, parent, share FROM input ORDER BY derivation, role, parent"
  /// version, statement, position, trait, standing, basis, suite, suite_digest, identity, rate, 32 bytes of the
  /// statement's id.
  case facts = """
    SELECT version, statement, position, trait, standing, basis, suite, suite_digest, identity, rate, statement.id
    FROM fact JOIN statement ON statement.number = fact.statement ORDER BY fact.statement, position
    """
  /// statement, retracts.
  case retractions = "SELECT statement, retracts FROM retraction ORDER BY statement"
  /// number, 32 bytes of the id.
  case statements = "SELECT number, id FROM statement ORDER BY number"
}

extension Transaction {
  /// Goes through the rows of a query without keeping any: about a tenth of the cost of a row as an object.
  package func forEach(_ query: IndexQuery, _ body: (IndexRow) throws -> Void) throws {
    let prepared = try database.makeStatement(sql: query.rawValue)
    guard let statement = prepared.sqliteStatement as OpaquePointer? else { return }
    defer { sqlite3_reset(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: try body(IndexRow(statement: statement))
      case SQLITE_DONE: return
      case let code:
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
      }
    }
  }

  /// A text that differs between any two states of the log and of the schema, and the number of statements. Nothing of
  /// the log changes once it is there, so that its ends say enough. O(log(statements)).
  package func graphState() throws -> (text: String, statements: Int) {
    let ends = [
      "SELECT user_version FROM pragma_user_version",
      "SELECT number || ' ' || hex(id) FROM statement ORDER BY number DESC LIMIT 1",
      "SELECT first || ' ' || recorded_at || ' ' || position FROM recording ORDER BY first DESC LIMIT 1",
      "SELECT first || ' ' || recorded_at || ' ' || position FROM recording ORDER BY first LIMIT 1",
      "SELECT max(number) FROM earlier",
    ]
    let texts = try ends.map { try String.fetchOne(database, sql: $0) ?? "" }
    let statements = try Int.fetchOne(database, sql: "SELECT max(number) FROM statement") ?? 0
    return (texts.joined(separator: ";"), statements)
  }
}
