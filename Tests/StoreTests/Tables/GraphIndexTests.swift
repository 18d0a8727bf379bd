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
      let kinds = [("a", "artifact"), ("b", "derivation"), ("c", "retraction"), ("d", "retraction")]
      for (digit, kind) in kinds {
        _ = try transaction.append(
          [kind: String(repeating: digit, count: 64)], json: #"{"model":{"name":"\#(digit)"}}"#)
      }
      let graph = GraphWriter(transaction)
      let digests = [UInt8](repeating: 0xAB, count: 66).enumerated().map { [0: 2, 33: 1][$0] ?? $1 }
      let (base, tuned): (Int64, Int64) = (1, 2)
      try graph.insert(GraphRows.Version(id: base, name: "base", kind: 0, digests: digests))
      try graph.insert(GraphRows.Version(id: tuned, name: "tuned", kind: 0, digests: []))
      try graph.insert(
        GraphRows.Description(version: tuned, statement: 1, location: "models/tuned", properties: nil))
      try graph.insert(
        GraphRows.Fact(version: tuned, statement: 1, position: 0, trait: "t", standing: "carries", basis: "declared"))
      try graph.insert(
        GraphRows.Derivation(id: 2, output: tuned, method: 1, knowledge: 2, recipe: nil, properties: nil))
      try graph.insert(
        GraphRows.Input(derivation: 2, role: 0, parent: base, share: nil, source: "README.md: base_model"))
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
    #expect(
      try rows("artifacts").map { $0.prefix(6) } == [
        ["tuned", "model", "", "models/tuned", "{}", "2026-01-02T03:04:05Z"]
      ])
    let digit = String(repeating: "ab", count: 32)
    #expect(
      try rows("edges") == [
        [
          "base", "identity:\(digit) sha256:\(digit)", "tuned", "", "base", "finetuned", "declared", nil, nil,
          "2026-01-02T03:04:05Z", String(repeating: "b", count: 64), "README.md: base_model",
        ]
      ])
    #expect(try rows("traits").map { $0.prefix(5) } == [["tuned", "", "t", "carries", "declared"]])
    #expect(try rows("statements_view").count == 4)
  }

  @Test("What is retracted leaves the views, and stays in the log")
  func retraction() throws {
    try store.write { try $0.insertRetraction(statement: 3, of: 1) }
    #expect(try rows("artifacts").isEmpty)
    #expect(try rows("traits").isEmpty)
    #expect(try rows("edges").count == 1)
    #expect(try rows("statements_view").count == 4)
  }

  @Test("What a retracted retraction had retracted is back in the views")
  func retractedRetraction() throws {
    try store.write { try $0.insertRetraction(statement: 3, of: 1) }
    try store.write { try $0.insertRetraction(statement: 4, of: 3) }
    #expect(try rows("artifacts").count == 1)
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
      "UPDATE statement SET packed = '{}'", "DELETE FROM statement", "UPDATE input SET share = 2",
      "INSERT INTO version VALUES (9, 'x', 2, x'')",
      "INSERT INTO version VALUES (9, 'x', 0, x'01')", "INSERT INTO description VALUES (77, 1, NULL, NULL)",
      "DELETE FROM recording", "UPDATE recording SET position = 7", "INSERT INTO statement VALUES (9, x'00', 0, '{}')",
      "INSERT INTO statement SELECT 9, id, kind, packed FROM statement LIMIT 1",
      "UPDATE fact SET rate = 'high'",
    ] {
      #expect(throws: StoreError.self) { try store.write { try $0.database.execute(sql: sql) } }
    }
  }

  @Test("The emptied index can be filled again with the same ids")
  func clearing() throws {
    let id = try store.write { transaction in
      try transaction.rebuildingIndex { _, rows, _ in
        try transaction.eachVersion { Issue.record("\($0.name) is still there") }
        let id = try transaction.nextVersion()
        try rows.insert(GraphRows.Version(id: id, name: "base", kind: 0, digests: []))
        return id
      }
    }
    #expect(id == 1)
    #expect(try store.read { try $0.logState().entries } == 4)
  }
}
