import FoundationEssentials
import GRDB
import Lineage
import Testing

@testable import Store

@Suite("Stores that an older Stemma made, on the command line")
struct OlderStoreTests {
  /// Records a chain a → b, and the same statements once more in the schema before the last.
  private static func project() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      "version: 1\nartifacts: [{model: a}, {model: b, derivation: {method: finetuned, base: a}}]\n", to: "one.yaml")
    expect(try scratch.stemma("lineage", "record", "one.yaml", "--store", "new.sqlite"), exits: 0)
    let version = Schema.version - 1
    let statements = try Store(path: scratch.path("new.sqlite"), access: .readOnly).read { try $0.statements() }
    try DatabaseQueue(path: scratch.path("old.sqlite")).write { database in
      for migration in Schema.migrations.prefix(version) { try migration.apply(database) }
      try database.execute(sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(Schema.applicationID)")
      for row in statements {
        try database.execute(
          sql: "INSERT INTO statement (id, kind, packed) VALUES (?, ?, ?)",
          arguments: [Data(Hex.bytes(row.id) ?? []), Statements.kinds.firstIndex(of: row.kind), row.json])
      }
      try database.execute(sql: "INSERT INTO recording VALUES (1, ?, 1)", arguments: [statements[0].recordedAt])
    }
    return scratch
  }

  @Test("A merge takes what the other store knows and leaves every byte of it alone")
  func merge() throws {
    let scratch = try Self.project()
    let before = try scratch.bytes("old.sqlite")
    try scratch.write("version: 1\nartifacts: [{model: c}]\n", to: "mine.yaml")
    expect(try scratch.stemma("lineage", "record", "mine.yaml", "--store", "mine.sqlite"), exits: 0)
    let merged = try scratch.stemma("lineage", "merge", "old.sqlite", "--store", "mine.sqlite", "--format", "json")
    expect(merged, exits: 0)
    #expect(try merged.json()["added"] == 3)
    #expect(merged.errors.isEmpty)
    #expect(try scratch.bytes("old.sqlite") == before)
    #expect(!scratch.exists("old.sqlite-wal"))
    expect(try scratch.stemma("lineage", "impact", "a", "--store", "mine.sqlite"), exits: 0)
  }

  @Test(
    "One's own store is upgraded once, and the command that does it says so",
    arguments: [
      ["lineage", "list"], ["lineage", "query", "SELECT name FROM artifacts"], ["lineage", "record", "one.yaml"],
      ["lineage", "merge", "new.sqlite"], ["risk", "b", "--format", "json"],
    ])
  func own(command: [String]) throws {
    let scratch = try Self.project()
    let first = try scratch.stemma(command + ["--store", "old.sqlite"])
    let said = "old.sqlite was made by an older Stemma (schema \(Schema.version - 1)) and has been upgraded in place"
    #expect(first.errors.contains(said), "\(first.errors)")
    #expect(first.errors.split(separator: "\n").count { $0.contains("upgraded") } == 1)
    #expect(try !scratch.stemma(command + ["--store", "old.sqlite"]).errors.contains("upgraded"))
  }
}
