import GRDB

/// One step of the schema. Steps are append-only: a released step is never edited.
struct Migration: Sendable {
  /// Unique; shown in messages and kept in the store.
  let name: String
  let apply: @Sendable (Database) throws -> Void

  init(name: String, sql: String) { self.init(name: name) { try $0.execute(sql: sql) } }

  init(name: String, apply: @escaping @Sendable (Database) throws -> Void) {
    self.name = name
    self.apply = apply
  }
}

/// The marks by which a file is known as a store, and the steps that make its tables.
enum Schema {
  /// "Stma" in the application id of the SQLite header.
  static let applicationID: Int32 = 0x5374_6D61

  /// In order. A new table group appends its own.
  static var migrations: [Migration] {
    [
      .statements, .graphIndex, Samples.migration, .compactTables, .log, .replies, .waiting, .requests, .fingerprints,
      .packedStatements, .plainChecks,
    ]
  }

  /// The version of a store that has them all.
  static var version: Int { migrations.count }

  enum State: Equatable {
    /// An SQLite file without any table, as a killed creation leaves it.
    case blank
    case foreign
    case version(Int)
  }

  static func state(_ database: Database) throws -> State {
    let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application == applicationID { return version >= 0 ? .version(version) : .foreign }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    return application == 0 && version == 0 && tables == 0 ? .blank : .foreign
  }

  /// Applies the steps that are missing, all or none. The version is read again under the write lock, because another
  /// process may have migrated in between.
  ///
  /// A table that is made anew keeps the references to it, which SQLite would otherwise take for broken meanwhile.
  /// - Returns: the version that was found; 0 in a database without any.
  @discardableResult
  static func migrate(_ database: Database) throws -> Int {
    try database.execute(sql: "PRAGMA foreign_keys = OFF")
    defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
    var found = 0
    try database.inTransaction(.immediate) {
      if case .version(let version) = try state(database) { found = version }
      for (index, migration) in migrations.enumerated().dropFirst(found) {
        try migration.apply(database)
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      return .commit
    }
    return found
  }
}
