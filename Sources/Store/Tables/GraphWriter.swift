import GRDB

/// Writes rows of the graph index, within one transaction.
package final class GraphWriter {
  private let database: Database
  private var statements = [PreparedStatement?](repeating: nil, count: Table.sql.count)
  private var sources: [String: Int64] = [:]
  private var nextVersion: Int64

  private enum Table: Int {
    case version, description, derivation, input, fact, source, findSource

    static let sql = [
      "INSERT INTO version (id, name, kind, digests) VALUES (?, ?, ?, ?)",
      "INSERT INTO description (version, statement, location, properties) VALUES (?, ?, ?, ?)",
      "INSERT INTO derivation (id, output, method, knowledge, recipe, properties) VALUES (?, ?, ?, ?, ?, ?)",
      "INSERT INTO input (derivation, role, parent, share, source) VALUES (?, ?, ?, ?, ?)",
      """
      INSERT INTO fact (version, statement, position, trait, standing, basis, suite, suite_digest, identity, rate)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      "INSERT INTO source (text) VALUES (?)",
      "SELECT id FROM source WHERE text = ?",
    ]
  }

  package init(_ transaction: Transaction) throws {
    database = transaction.database
    let last = try Int64.fetchOne(database, sql: "SELECT ifnull(max(id), 0) FROM version") ?? 0
    guard last < Transaction.highestNumber else { throw Transaction.numbersExhausted }
    nextVersion = last + 1
  }

  /// Prepared when it is first needed: most recordings need few of them.
  private func prepared(_ table: Table) throws -> PreparedStatement {
    if let statement = statements[table.rawValue] { return statement }
    let statement = try PreparedStatement(database, Table.sql[table.rawValue])
    statements[table.rawValue] = statement
    return statement
  }

  /// - Returns: the id of the new version.
  package func insertVersion(name: String, kind: UInt8, digests: [UInt8]) throws -> Int64 {
    let statement = try prepared(.version)
    statement.bind(nextVersion, at: 1)
    statement.bind(text: name, at: 2)
    statement.bind(Int64(kind), at: 3)
    statement.bind(blob: digests, at: 4)
    try statement.run()
    nextVersion += 1
    return nextVersion - 1
  }

  package func insert(_ row: GraphRows.Description) throws {
    let statement = try prepared(.description)
    statement.bind(row.version, at: 1)
    statement.bind(row.statement, at: 2)
    statement.bind(text: row.location, at: 3)
    statement.bind(text: row.properties, at: 4)
    try statement.run()
  }

  package func insert(_ row: GraphRows.Derivation) throws {
    let statement = try prepared(.derivation)
    statement.bind(row.id, at: 1)
    statement.bind(row.output, at: 2)
    statement.bind(Int64(row.method), at: 3)
    statement.bind(Int64(row.knowledge), at: 4)
    if let recipe = row.recipe { statement.bind(blob: recipe, at: 5) } else { statement.bind(text: nil, at: 5) }
    statement.bind(text: row.properties, at: 6)
    try statement.run()
  }

  package func insert(_ row: GraphRows.Input) throws {
    let source = try row.source.map(source)
    let statement = try prepared(.input)
    statement.bind(row.derivation, at: 1)
    statement.bind(Int64(row.role), at: 2)
    statement.bind(row.parent, at: 3)
    statement.bind(row.share, at: 4)
    statement.bind(source, at: 5)
    try statement.run()
  }

  package func insert(_ row: GraphRows.Fact) throws {
    let statement = try prepared(.fact)
    statement.bind(row.version, at: 1)
    statement.bind(row.statement, at: 2)
    statement.bind(Int64(row.position), at: 3)
    let texts = [row.trait, row.standing, row.basis, row.suite, row.suiteDigest, row.identity]
    for (text, index) in zip(texts, Int32(4)...) { statement.bind(text: text, at: index) }
    statement.bind(row.rate, at: 10)
    try statement.run()
  }

  /// The id of a text that says where something was imported from.
  private func source(_ text: String) throws -> Int64 {
    if let known = sources[text] { return known }
    var id: Int64?
    let find = try prepared(.findSource)
    find.bind(text: text, at: 1)
    try find.rows { id = $0.integer(0) }
    if id == nil {
      let insert = try prepared(.source)
      insert.bind(text: text, at: 1)
      try insert.run()
      id = database.lastInsertedRowID
    }
    sources[text] = id
    return id ?? 0
  }
}
