import Foundation
import GRDB
import Store

@testable import Lineage

/// Somebody who can write to the file of a store: takes the guards away, changes one thing, and puts the guards back.
struct Vandal {
  /// What was done, for the message of a failing test.
  struct Deed: CustomStringConvertible {
    var table: String
    var kind: String
    var description: String { "\(kind) in \(table)" }
  }

  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// Runs SQL with the guards taken away and put back.
  static func execute(_ sql: String, _ path: String) throws {
    try unguarded(path) { try $0.execute(sql: sql) }
  }

  private static func unguarded<Result>(_ path: String, _ body: (Database) throws -> Result) throws -> Result {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
      let triggers = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for row in triggers { try database.execute(sql: "DROP TRIGGER \"\(row["name"] as String)\"") }
      let result = try body(database)
      for row in triggers { try database.execute(sql: row["sql"]) }
      return result
    }
  }

  /// Does one thing that changes what lies in the tables.
  mutating func strike(_ path: String) throws -> Deed {
    try Self.unguarded(path) { try tryUntilChanged($0) }
  }

  private mutating func tryUntilChanged(_ database: Database) throws -> Deed {
    let before = try Self.content(database)
    while true {
      if let deed = try? deed(database), try Self.content(database) != before { return deed }
    }
  }

  private static func tables(_ database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  }

  private static func content(_ database: Database) throws -> [String: Set<[DatabaseValue]>] {
    Dictionary(
      uniqueKeysWithValues: try tables(database).map { table in
        (table, Set(try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { Array($0.databaseValues) }))
      })
  }

  private mutating func deed(_ database: Database) throws -> Deed? {
    guard let table = try Self.tables(database).randomElement(using: &dice) else { return nil }
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table)")
    guard let row = rows.randomElement(using: &dice), let other = rows.randomElement(using: &dice) else { return nil }
    let kind = ["update", "exchange", "swap", "delete", "insert", "truncate"].randomElement(using: &dice) ?? ""
    let columns = Array(row.columnNames)
    let place = Int.random(in: 0..<columns.count, using: &dice)
    let (own, others) = (Array(row.databaseValues), Array(other.databaseValues))
    switch kind {
    case "update":
      var changed = own
      changed[place] = changedValue(own[place])
      try replace(own, with: changed, table, columns, database)
    case "exchange":
      var changed = own
      changed[place] = others[place]
      try replace(own, with: changed, table, columns, database)
    case "swap":
      let kept = 1..<max(1, columns.count)
      try delete(own, table, columns, database)
      try delete(others, table, columns, database)
      try insert([own[0]] + kept.map { others[$0] }, table, database)
      try insert([others[0]] + kept.map { own[$0] }, table, database)
    case "delete": try delete(own, table, columns, database)
    case "insert":
      var changed = own
      changed[0] = changedValue(own[0])
      if dice.chance(0.5) { changed[place] = changedValue(changed[place]) }
      try insert(changed, table, database)
    default:
      let count = Int.random(in: 1...rows.count, using: &dice)
      for row in rows.suffix(count) { try delete(Array(row.databaseValues), table, columns, database) }
    }
    return Deed(table: table, kind: kind)
  }

  /// A value of the same type, so that the table takes it.
  private mutating func changedValue(_ value: DatabaseValue) -> DatabaseValue {
    switch value.storage {
    case .null: return dice.chance(0.5) ? "x".databaseValue : 0.5.databaseValue
    case .int64(let number):
      let large = Int64.random(in: .min ... .max, using: &dice)
      return (dice.chance(0.7) ? number &+ Int64.random(in: -3...3, using: &dice) : large).databaseValue
    case .double(let number): return (number / 2).databaseValue
    case .string(let text):
      var characters = Array(text)
      guard let index = characters.indices.randomElement(using: &dice) else { return "x".databaseValue }
      if dice.chance(0.5) {
        characters[index] = characters[index] == "a" ? "b" : "a"
      } else {
        characters.remove(at: index)
      }
      return String(characters).databaseValue
    case .blob(let data):
      var bytes = [UInt8](data)
      guard let index = bytes.indices.randomElement(using: &dice) else { return Data([1]).databaseValue }
      bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      return Data(bytes).databaseValue
    }
  }

  private func replace(
    _ row: [DatabaseValue], with new: [DatabaseValue], _ table: String, _ columns: [String], _ database: Database
  ) throws {
    try delete(row, table, columns, database)
    do {
      try insert(new, table, database)
    } catch {
      try insert(row, table, database)
      throw error
    }
  }

  private func delete(_ row: [DatabaseValue], _ table: String, _ columns: [String], _ database: Database) throws {
    let condition = columns.map { "\"\($0)\" IS ?" }.joined(separator: " AND ")
    try database.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: StatementArguments(row))
  }

  private func insert(_ row: [DatabaseValue], _ table: String, _ database: Database) throws {
    let marks = databaseQuestionMarks(count: row.count)
    try database.execute(sql: "INSERT INTO \(table) VALUES (\(marks))", arguments: StatementArguments(row))
  }
}
