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
    for statement in statements { try statement.validate() }
    let texts = statements.map { statement in
      let json = statement.json.canonical
      return (id: SHA256Text.hex(json), kind: statement.kind, json: json)
    }
    return try store.write { transaction in
      let numbers = try transaction.append(texts, at: Int64(time.secondsSince1970))
      var index = GraphIndexWriter(transaction: transaction)
      for (statement, number) in zip(statements, numbers) { if let number { try index.add(statement, number: number) } }
      if index.mayCloseCycle { try Self.requireAcyclic(transaction) }
      let recorded = numbers.count { $0 != nil }
      return Outcome(recorded: recorded, unchanged: numbers.count - recorded)
    }
  }

  private static func requireAcyclic(_ transaction: Transaction) throws {
    let graph = try LineageGraph(loading: transaction)
    guard let cycle = graph.anyCycle() else { return }
    let names = cycle.map { graph.name(of: $0) }.joined(separator: " → ")
    throw InputError("this would close a cycle, in which each is made from the one before: \(names)")
  }

  /// Makes the graph tables anew from the statements. Every question has the same answer before and after.
  package func rebuild() throws {
    try store.write { transaction in
      try transaction.clearGraphIndex()
      var index = GraphIndexWriter(transaction: transaction)
      for row in try transaction.statements() { try index.add(entry(row).statement, number: row.number) }
    }
    GraphFile(besideStore: store.path).remove()
  }

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

  private func entry(_ row: StatementRow) throws -> Entry {
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
