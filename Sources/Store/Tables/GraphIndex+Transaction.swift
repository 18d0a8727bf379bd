import GRDB

extension Transaction {
  /// The id of the artifact with this name, made where there is none.
  /// - Returns: also the kind that the store has for it, which may be another than the one given.
  package func artifact(name: String, kind: String) throws -> (id: Int64, kind: String, isNew: Bool) {
    let find = try database.cachedStatement(sql: "SELECT id, kind FROM artifact WHERE name = ?")
    if let row = try Row.fetchOne(find, arguments: [name]) { return (row[0], row[1], false) }
    try run("INSERT INTO artifact (name, kind) VALUES (?, ?)", [name, kind])
    return (database.lastInsertedRowID, kind, true)
  }

  /// The id of a version of an artifact, made where there is none; `isNew` says that it was.
  package func version(artifact: Int64, digests: String) throws -> (id: Int64, isNew: Bool) {
    let find = try database.cachedStatement(sql: "SELECT id FROM version WHERE artifact = ? AND digests = ?")
    if let row = try Row.fetchOne(find, arguments: [artifact, digests]) { return (row[0], false) }
    try run("INSERT INTO version (artifact, digests) VALUES (?, ?)", [artifact, digests])
    return (database.lastInsertedRowID, true)
  }

  package func insert(_ row: GraphRows.Description) throws {
    try run(
      "INSERT INTO description VALUES (?, ?, ?, ?)", [row.version, row.statement, row.location, row.properties])
  }

  package func insert(_ row: GraphRows.Derivation) throws {
    try run(
      "INSERT INTO derivation VALUES (?, ?, ?, ?, ?, ?)",
      [row.id, row.output, row.method, row.knowledge, row.recipe, row.properties])
  }

  package func insert(_ row: GraphRows.Input) throws {
    try run("INSERT INTO input VALUES (?, ?, ?, ?, ?)", [row.child, row.parent, row.role, row.derivation, row.share])
  }

  package func insert(_ row: GraphRows.Fact) throws {
    try run(
      "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        row.version, row.statement, row.position, row.trait, row.standing, row.basis, row.suite, row.suiteDigest,
        row.identity, row.rate,
      ])
  }

  package func insertRetraction(statement: Int64, of id: String) throws {
    try run("INSERT INTO retraction VALUES (?, ?)", [statement, id])
  }

  /// Empties the index; the statements stay.
  package func clearGraphIndex() throws {
    for table in GraphIndex.tables { try database.execute(sql: "DELETE FROM \(table)") }
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// The whole index. O(rows).
  package func graphRows() throws -> GraphRows {
    var rows = GraphRows()
    rows.versions = try fetch(
      "SELECT version.id, name, kind, digests FROM version JOIN artifact ON artifact.id = artifact ORDER BY version.id"
    ) { GraphRows.Version(id: $0[0], name: $0[1], kind: $0[2], digests: $0[3]) }
    rows.descriptions = try fetch(
      "SELECT version, statement, location, properties FROM description ORDER BY statement"
    ) { GraphRows.Description(version: $0[0], statement: $0[1], location: $0[2], properties: $0[3]) }
    rows.derivations = try fetch(
      "SELECT id, output, method, knowledge, recipe, properties FROM derivation ORDER BY id"
    ) {
      GraphRows.Derivation(id: $0[0], output: $0[1], method: $0[2], knowledge: $0[3], recipe: $0[4], properties: $0[5])
    }
    rows.inputs = try fetch(
      "SELECT child, parent, role, derivation, share FROM input ORDER BY derivation, role, parent"
    ) { GraphRows.Input(child: $0[0], parent: $0[1], role: $0[2], derivation: $0[3], share: $0[4]) }
    rows.facts = try facts()
    rows.retractions = try fetch("SELECT statement, retracts FROM retraction ORDER BY statement") {
      GraphRows.Retraction(statement: $0[0], retracts: $0[1])
    }
    rows.origins = try fetch("SELECT number, id, recorded_at FROM statement ORDER BY number") {
      GraphRows.Origin(number: $0[0], id: $0[1], recordedAt: $0[2])
    }
    return rows
  }

  private func facts() throws -> [GraphRows.Fact] {
    try fetch(
      """
      SELECT version, statement, position, trait, standing, basis, suite, suite_digest, identity, rate
      FROM fact ORDER BY statement, position
      """
    ) {
      GraphRows.Fact(
        version: $0[0], statement: $0[1], position: $0[2], trait: $0[3], standing: $0[4], basis: $0[5], suite: $0[6],
        suiteDigest: $0[7], identity: $0[8], rate: $0[9])
    }
  }

  private func fetch<Element>(_ sql: String, _ element: (Row) -> Element) throws -> [Element] {
    let cursor = try Row.fetchCursor(database, sql: sql)
    var elements: [Element] = []
    while let row = try cursor.next() { elements.append(element(row)) }
    return elements
  }
}
