import GRDB

/// Writes rows of the graph index, within one transaction.
package final class GraphWriter {
  private let database: Database
  private var statements = [PreparedStatement?](repeating: nil, count: Table.sql.count)
  private var sources: [String: Int64] = [:]

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

  package init(_ transaction: Transaction) { database = transaction.database }

  /// Writes the rows of every table but the retractions, whose order counts.
  package func insert(_ rows: GraphRows) throws {
    // What others refer to comes first.
    for row in rows.versions { try insert(row) }
    for row in rows.descriptions { try insert(row) }
    for row in rows.derivations { try insert(row) }
    for row in rows.inputs { try insert(row) }
    for row in rows.facts { try insert(row) }
  }

  /// Prepared when it is first needed: most recordings need few of them.
  private func prepared(_ table: Table) throws -> PreparedStatement {
    if let statement = statements[table.rawValue] { return statement }
    let statement = try PreparedStatement(database, Table.sql[table.rawValue])
    statements[table.rawValue] = statement
    return statement
  }

  package func insert(_ row: GraphRows.Version) throws {
    let statement = try prepared(.version)
    statement.bind(row.id, at: 1)
    statement.bind(text: row.name, at: 2)
    statement.bind(Int64(row.kind), at: 3)
    statement.bind(blob: row.digests, at: 4)
    try statement.run()
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
