import Store

/// Looks things up in the store.
struct StoreLookup: RecordLookup {
  let transaction: Transaction
  let log: LogWriter

  func versions(name: String) throws -> [GraphRows.Version] { try transaction.versions(name: name) }

  func number(of id: [UInt8]) throws -> Int64? { try log.number(of: id) }
}

/// Writes statements into the log and what they say into the graph tables, within one transaction.
struct RecordWriter {
  private let transaction: Transaction
  private let log: LogWriter
  private let tables: GraphWriter
  private var maker: GraphRowMaker<StoreLookup>
  private var retractsRetraction = false

  /// - Parameter hasIndexes: whether versions can be looked up in the store; otherwise all are kept in memory.
  init(_ transaction: Transaction, _ log: LogWriter, _ tables: GraphWriter, hasIndexes: Bool) throws {
    self.transaction = transaction
    self.log = log
    self.tables = tables
    let versions = try VersionTable(transaction, hasIndexes: hasIndexes)
    maker = GraphRowMaker(versions, StoreLookup(transaction: transaction, log: log))
  }

  /// What may have closed a cycle.
  var suspects: CycleSuspects {
    var suspects = maker.suspects
    // What a retracted retraction had retracted is back.
    suspects.all = retractsRetraction
    return suspects
  }

  /// Records statements of which those that are in the log already change nothing.
  /// - Returns: how many were not.
  mutating func record(_ statements: [Statement], at seconds: Int64) throws -> Int {
    var recorded = 0
    try StatementLines.each(statements) { statements, lines in
      for (statement, line) in zip(statements, lines) {
        guard let number = try log.append(line, at: seconds) else { continue }
        recorded += 1
        try add(statement, number: number)
      }
      try flush()
    }
    return recorded
  }

  /// Adds what a statement in the log says; it is written with the next `flush`.
  mutating func add(_ statement: Statement, number: Int64) throws { try maker.add(statement, number: number) }

  mutating func flush() throws {
    let rows = maker.takeRows()
    try tables.insert(rows)
    if try transaction.insert(rows.retractions) { retractsRetraction = true }
  }
}

extension Transaction {
  /// - Returns: whether one of them retracts a retraction.
  func insert(_ retractions: [GraphRows.Retraction]) throws -> Bool {
    var retractsRetraction = false
    for row in retractions {
      if try kind(of: row.retracts) == "retraction" { retractsRetraction = true }
      try insertRetraction(statement: row.statement, of: row.retracts)
    }
    return retractsRetraction
  }
}
