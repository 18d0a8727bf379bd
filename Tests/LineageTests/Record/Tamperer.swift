import GRDB

/// Puts values into a store that no program of ours would: of any size, and in some runs of any type.
struct Tamperer {
  private static let values: [String: [String]] = [
    "INTEGER": [
      "-9223372036854775808", "9223372036854775807", "9223372036854775806", "-1", "0", "1", "7", "255", "256", "300",
      "4294967296", "NULL",
    ],
    "TEXT": ["''", "'x'", "'{}'", "'['", "char(0)", "CAST(x'ff' AS TEXT)", "'a' || char(10) || 'b'", "NULL"],
    "BLOB": ["x''", "x'00'", "zeroblob(32)", "zeroblob(33)", "zeroblob(34)", "zeroblob(66)", "NULL"],
    "REAL": ["9e999", "-1.0", "0.0", "2.5", "NULL"],
  ]

  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// - Returns: what was done.
  mutating func strike(_ path: String) throws -> [String] {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
      for trigger in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try database.execute(sql: "DROP TRIGGER \(trigger)")
      }
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      var deeds: [String] = []
      for _ in 0..<Int.random(in: 1...3, using: &dice) { deeds += try strike(database, tables) }
      return deeds
    }
  }

  private mutating func strike(_ database: Database, _ tables: [String]) throws -> [String] {
    guard let table = tables.randomElement(using: &dice) else { return [] }
    let isLoose = dice.chance(0.2)
    var deeds = isLoose ? try loosen(table, database) : []
    let columns = try Row.fetchAll(database, sql: "SELECT name, type FROM pragma_table_info('\(table)')")
    guard let column = columns.randomElement(using: &dice) else { return deeds }
    let (name, type): (String, String) = (column[0], column[1])
    let values = (isLoose ? Self.values.keys.sorted().flatMap { Self.values[$0] ?? [] } : Self.values[type]) ?? []
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    let row = Int.random(in: 0..<max(1, count), using: &dice)
    let condition =
      dice.chance(0.3) ? "" : " WHERE \(name) IS (SELECT \(name) FROM \(table) ORDER BY 1 LIMIT 1 OFFSET \(row))"
    let sql =
      dice.chance(0.1)
      ? "DELETE FROM \(table)\(condition)"
      : "UPDATE OR IGNORE \(table) SET \(name) = \(values.randomElement(using: &dice) ?? "NULL")\(condition)"
    deeds.append(sql)
    // What the table itself does not let through was tried, and that is all.
    try? database.execute(sql: sql)
    return deeds
  }

  /// The same table without types and constraints.
  private func loosen(_ table: String, _ database: Database) throws -> [String] {
    let sql = "CREATE TABLE loose AS SELECT * FROM \(table); DROP TABLE \(table); ALTER TABLE loose RENAME TO \(table)"
    do {
      try database.execute(sql: "PRAGMA legacy_alter_table = ON; \(sql)")
      return [sql]
    } catch {
      try? database.execute(sql: "DROP TABLE IF EXISTS loose")
      return []
    }
  }
}
