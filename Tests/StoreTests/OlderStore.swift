import Foundation
import GRDB

@testable import Store

/// Stores as earlier versions of the schema made them.
enum OlderStore {
  /// A store with these statements, all recorded at 2026-01-02T03:04:05Z, in a rollback journal's mode.
  static func make(_ version: Int, _ statements: [(id: String, kind: String, json: String)], at path: String) throws {
    try DatabaseQueue(path: path).write { database in
      for migration in Schema.migrations.prefix(version) { try migration.apply(database) }
      try database.execute(sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(Schema.applicationID)")
      for statement in statements {
        let isText = version < 4
        try database.execute(
          sql: isText
            ? "INSERT INTO statement (id, kind, recorded_at, json) VALUES (?, ?, '2026-01-02T03:04:05Z', ?)"
            : version < 10
              ? "INSERT INTO statement (id, kind, json) VALUES (?, ?, ?)"
              : "INSERT INTO statement (id, kind, packed) VALUES (?, ?, \(PackedText.packing("?")))",
          arguments: isText
            ? [statement.id, statement.kind, statement.json]
            : [
              Data(Hex.bytes(statement.id) ?? []), Statements.kinds.firstIndex(of: statement.kind), statement.json,
            ])
      }
      if version >= 4 { try database.execute(sql: "INSERT INTO recording VALUES (1, 1767323045, 1)") }
    }
  }
}
