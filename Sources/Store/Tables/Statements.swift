import FoundationEssentials
import GRDB

/// The append-only log of statements: all that is true in a store.
enum Statements {
  /// The words for `statement.kind`, from 0.
  static let kinds = ["artifact", "derivation", "evaluation", "verdict", "observation", "retraction", "waiver"]

  /// The word for a number; a damaged file may have any.
  static func kind(_ number: Int) -> String { kinds.indices.contains(number) ? kinds[number] : "unknown" }
}

/// A statement as it is stored.
package struct StatementRow: Sendable, Equatable {
  /// Place in this store's log, from 1.
  package var number: Int64
  /// SHA-256 of the canonical JSON, 64 hexadecimal digits.
  package var id: String
  package var kind: String
  /// When it was first recorded, in this store or in one that was merged into it: seconds since 1970, UTC.
  package var recordedAt: Int64
  /// Canonical JSON.
  package var json: String
}

extension Transaction {
  /// No log comes near it in this world: whoever numbers so high has not used this program.
  static var highestNumber: Int64 { 1 << 53 }

  static var numbersExhausted: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a number is larger than any that is given")
  }

  /// The number that the next entry of the log gets.
  package func nextNumber() throws -> Int64 {
    let last = try Int64.fetchOne(
      database, sql: "SELECT max(ifnull((SELECT max(number) FROM statement), 0), ifnull(max(number), 0)) FROM earlier")
    guard let last, last < Self.highestNumber else { throw Self.numbersExhausted }
    return last + 1
  }

  /// The statements in the order of their recording, of one kind or of all.
  package func statements(kind: String? = nil) throws -> [StatementRow] {
    guard let kind else { return try fetch("", []) }
    // The second term tells the planner about the partial index.
    guard let code = Statements.kinds.firstIndex(of: kind) else { return [] }
    return try fetch(code > 1 ? "WHERE kind = ? AND kind > 1" : "WHERE kind = ?", [code])
  }

  /// The statements of one kind that have a text at a JSON path such as `$.model.name`, in the order of their recording.
  package func statements(kind: String, with text: String, at path: String) throws -> [StatementRow] {
    guard let code = Statements.kinds.firstIndex(of: kind) else { return [] }
    let isRare = code > 1 ? "kind > 1 AND" : ""
    return try fetch("WHERE \(isRare) kind = ? AND json_extract(json, ?) = ?", [code, path, text])
  }

  /// - Returns: nil where there is none, also when `id` is not 64 hexadecimal digits.
  package func statement(id: String) throws -> StatementRow? {
    guard let bytes = Hex.bytes(id) else { return nil }
    let data = Data(bytes)
    return try fetch("WHERE substr(id, 1, 16) = ? AND id = ?", [data.prefix(16), data]).first
  }

  /// The statements whose ids begin with these hexadecimal digits. O(log statements + found).
  package func statements(idPrefix prefix: String) throws -> [StatementRow] {
    let digits = String(prefix.lowercased().prefix(32))
    let ends = ["0", "f"].compactMap { Hex.bytes(digits + String(repeating: $0, count: 32 - digits.utf8.count)) }
    guard ends.count == 2 else { return [] }
    let rows = try fetch("WHERE substr(id, 1, 16) BETWEEN ? AND ?", [Data(ends[0]), Data(ends[1])])
    return rows.filter { $0.id.hasPrefix(prefix.lowercased()) }
  }

  /// Whether a retraction that counts retracts the statement.
  package func isRetracted(_ number: Int64) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM retraction WHERE retracts = ? AND counts)", arguments: [number])
      ?? false
  }

  /// Calls `body` with the statement of each of some ids; ids of which there is none are left out.
  /// O(recordings + ids · log statements).
  package func eachStatement(of ids: some Sequence<String>, _ body: (StatementRow) throws -> Void) throws {
    let chronology = try chronology()
    let statement = try database.cachedStatement(
      sql: "SELECT number, id, kind, json FROM statement_text WHERE substr(id, 1, 16) = ? AND id = ?")
    for id in ids {
      guard let bytes = Hex.bytes(id) else { continue }
      let data = Data(bytes)
      guard let row = try Row.fetchOne(statement, arguments: [data.prefix(16), data]) else { continue }
      try body(Self.row(row, chronology))
    }
  }

  private static func row(_ row: Row, _ chronology: Chronology) throws -> StatementRow {
    let (number, id): (Int64, Data) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
    return StatementRow(
      number: number, id: Hex.text(id), kind: Statements.kind(try row.decode(atIndex: 2)),
      recordedAt: chronology.moment(of: number).recordedAt, json: try row.decode(atIndex: 3))
  }

  private func fetch(_ condition: String, _ arguments: StatementArguments) throws -> [StatementRow] {
    let chronology = try chronology()
    let rows = try Row.fetchAll(
      database, sql: "SELECT number, id, kind, json FROM statement_text \(condition) ORDER BY number",
      arguments: arguments
    ).map { try Self.row($0, chronology) }
    return chronology.isOrderOfLog
      ? rows
      : rows.sorted { left, right in
        let (one, two) = (chronology.moment(of: left.number), chronology.moment(of: right.number))
        return one == two ? left.id < right.id : one < two
      }
  }
}
