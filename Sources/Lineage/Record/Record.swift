package import Store

/// The lineage in a store: statements go in, the graph comes out.
package struct Record: Sendable {
  /// What recording did. A statement that was there already is counted as unchanged.
  package struct Outcome: Sendable, Equatable {
    package var recorded: Int
    package var unchanged: Int

    package init(recorded: Int, unchanged: Int) {
      self.recorded = recorded
      self.unchanged = unchanged
    }
  }

  /// A statement with its place in the log.
  package struct Entry: Sendable, Equatable {
    /// From 1.
    package var number: Int64
    package var id: String
    package var recordedAt: String
    package var statement: Statement
  }

  package let store: Store

  package init(store: Store) { self.store = store }

  /// All statements or those of one kind (`artifact`, `derivation`, …) in the order of their recording, retracted ones
  /// included.
  package func entries(kind: String? = nil) throws -> [Entry] {
    try store.read { try $0.statements(kind: kind) }.map(entry)
  }

  /// Every evaluation of the models with this name, in the order of their recording.
  package func evaluations(of name: String) throws -> [Entry] {
    try store.read { try $0.statements(kind: "evaluation", with: name, at: "$.model.name") }.map(entry)
  }

  /// Every verdict on the candidates with this name, in the order of their recording.
  package func verdicts(on name: String) throws -> [Entry] {
    try store.read { try $0.statements(kind: "verdict", with: name, at: "$.candidate.name") }.map(entry)
  }

  package func entry(id: String) throws -> Entry? {
    try store.read { try $0.statement(id: id) }.map(entry)
  }

  /// The entries of many statements by id, read together; ids of which there is none are left out.
  package func entries(ids: some Sequence<String>) throws -> [String: Entry] {
    var entries: [String: Entry] = [:]
    try store.read { try $0.eachStatement(of: ids) { entries[$0.id] = try entry($0) } }
    return entries
  }

  func entry(_ row: StatementRow) throws -> Entry {
    do {
      let statement = try Statement(json: JSONValue(parsing: row.json))
      let time = Timestamp(secondsSince1970: Int(row.recordedAt))
      return Entry(number: row.number, id: row.id, recordedAt: time?.description ?? "", statement: statement)
    } catch {
      throw StoreError(
        .corrupt, path: store.path, message: "statement \(row.number) is damaged: \(error)",
        remedy: "restore a copy of the store")
    }
  }
}
