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

  /// Records the statements, all or none, in one transaction that has reached the disk when this returns. Recording a
  /// statement again changes nothing.
  /// - Throws: `InputError` where a statement is wrong: out of range, of another kind than recorded, or closing a
  ///   cycle, which is spelled out; `StoreError` where the store fails.
  @discardableResult
  package func record(_ statements: [Statement], at time: Timestamp) throws -> Outcome {
    try store.write { transaction in
      var outcome = Outcome(recorded: 0, unchanged: 0)
      var index = GraphIndexWriter(transaction: transaction)
      for statement in statements {
        try statement.validate()
        let json = statement.json.canonical
        let number = try transaction.insertStatement(
          id: SHA256Text.hex(json), kind: statement.kind, recordedAt: time.description, json: json)
        guard let number else {
          outcome.unchanged += 1
          continue
        }
        outcome.recorded += 1
        try index.add(statement, number: number)
      }
      if index.mayCloseCycle { try Self.requireAcyclic(transaction) }
      return outcome
    }
  }

  private static func requireAcyclic(_ transaction: Transaction) throws {
    var loader = GraphLoader(rows: try transaction.graphRows())
    let graph = loader.graph()
    guard let cycle = graph.anyCycle() else { return }
    let names = cycle.map { graph[$0].name }.joined(separator: " → ")
    throw InputError("this would close a cycle, in which each is made from the one before: \(names)")
  }

  /// The graph of all that is recorded, or of what was recorded until a moment, without what is retracted.
  /// O(rows of the index).
  package func graph(asOf time: Timestamp? = nil) throws -> LineageGraph {
    var loader = GraphLoader(rows: try store.read { try $0.graphRows() }, asOf: time)
    return loader.graph()
  }

  /// Makes the graph tables anew from the statements. Every question has the same answer before and after.
  package func rebuild() throws {
    try store.write { transaction in
      try transaction.clearGraphIndex()
      var index = GraphIndexWriter(transaction: transaction)
      for row in try transaction.statements() { try index.add(entry(row).statement, number: row.number) }
    }
  }

  /// The log, or the statements of one kind (`artifact`, `derivation`, …) in its order; retracted ones included.
  package func entries(kind: String? = nil) throws -> [Entry] {
    try store.read { try $0.statements(kind: kind) }.map(entry)
  }

  /// Every evaluation of the models with this name, in the order of the log.
  package func evaluations(of name: String) throws -> [Entry] {
    try store.read { try $0.statements(kind: "evaluation", with: name, at: "$.model.name") }.map(entry)
  }

  /// Every verdict on the candidates with this name, in the order of the log.
  package func verdicts(on name: String) throws -> [Entry] {
    try store.read { try $0.statements(kind: "verdict", with: name, at: "$.candidate.name") }.map(entry)
  }

  package func entry(id: String) throws -> Entry? {
    try store.read { try $0.statement(id: id) }.map(entry)
  }

  private func entry(_ row: StatementRow) throws -> Entry {
    do {
      let statement = try Statement(json: JSONValue(parsing: row.json))
      return Entry(number: row.number, id: row.id, recordedAt: row.recordedAt, statement: statement)
    } catch {
      throw StoreError(
        .corrupt, path: store.path, message: "statement \(row.number) is damaged: \(error)",
        remedy: "restore a copy of the store")
    }
  }
}
