import GRDB
import Testing

@testable import Store

@Suite("The graph tables and the views over them")
struct GraphIndexTests {
  private let folder: Folder
  private let store: Store

  init() throws {
    folder = try Folder()
    store = try Store(path: folder.file("s.sqlite"), access: .create)
    try store.write { transaction in
      for (digit, kind) in [("a", "artifact"), ("b", "derivation"), ("c", "retraction")] {
        _ = try transaction.insertStatement(
          id: String(repeating: digit, count: 64), kind: kind, recordedAt: "2026-01-02T03:04:05Z",
          json: #"{"model":{"name":"\#(digit)"}}"#)
      }
      let base = try transaction.version(artifact: transaction.artifact(name: "base", kind: "model").id, digests: "x")
      let tuned = try transaction.version(artifact: transaction.artifact(name: "tuned", kind: "model").id, digests: "")
      try transaction.insert(
        GraphRows.Description(version: tuned.id, statement: 1, location: "models/tuned", properties: "{}"))
      try transaction.insert(
        GraphRows.Fact(version: tuned.id, statement: 1, position: 0, trait: "t", standing: "carries", basis: "declared")
      )
      try transaction.insert(
        GraphRows.Derivation(
          id: 2, output: tuned.id, method: "finetuned", knowledge: "declared", recipe: nil, properties: "{}"))
      try transaction.insert(
        GraphRows.Input(child: tuned.id, parent: base.id, role: "base", derivation: 2, share: nil))
    }
  }

  private func rows(_ view: String) throws -> [[String?]] {
    try store.read { transaction in
      try Row.fetchAll(transaction.database, sql: "SELECT * FROM \(view)").map { row in
        row.map { String.fromDatabaseValue($1) }
      }
    }
  }

  @Test("The documented views have the documented rows")
  func views() throws {
    #expect(try rows("artifacts").map { $0.prefix(4) } == [["tuned", "model", "", "models/tuned"]])
    #expect(try rows("edges").map { $0.prefix(7) } == [["base", "x", "tuned", "", "base", "finetuned", "declared"]])
    #expect(try rows("traits").map { $0.prefix(5) } == [["tuned", "", "t", "carries", "declared"]])
    #expect(try rows("statements_view").count == 3)
  }

  @Test("What is retracted leaves the views, and stays in the log")
  func retraction() throws {
    try store.write { try $0.insertRetraction(statement: 3, of: String(repeating: "a", count: 64)) }
    #expect(try rows("artifacts").isEmpty)
    #expect(try rows("traits").isEmpty)
    #expect(try rows("edges").count == 1)
    #expect(try rows("statements_view").count == 3)
  }

  @Test("Statements are found by a text inside them")
  func search() throws {
    #expect(
      try store.read { try $0.statements(kind: "derivation", with: "b", at: "$.model.name").map(\.number) } == [2])
    #expect(try store.read { try $0.statements(kind: "derivation", with: "a", at: "$.model.name") }.isEmpty)
  }

  @Test("The log refuses change and deletion, and tables refuse what makes no sense")
  func constraints() throws {
    for sql in [
      "UPDATE statement SET json = '{}'", "DELETE FROM statement", "UPDATE input SET share = 2",
      "INSERT INTO artifact VALUES (9, 'x', 'robot')", "INSERT INTO version VALUES (9, 77, '')",
      "UPDATE fact SET rate = 'high'",
    ] {
      #expect(throws: StoreError.self) { try store.write { try $0.database.execute(sql: sql) } }
    }
  }

  @Test("The emptied index can be filled again with the same ids")
  func clearing() throws {
    try store.write { try $0.clearGraphIndex() }
    #expect(try store.read { try $0.graphRows().versions.isEmpty })
    #expect(try store.write { try $0.artifact(name: "base", kind: "model").id } == 1)
    #expect(try store.read { try $0.graphRows().origins.count } == 3)
  }
}
