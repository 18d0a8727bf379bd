import FoundationEssentials
import GRDB

extension Transaction {
  /// The versions that are recorded of a name, oldest row first.
  package func versions(name: String) throws -> [GraphRows.Version] {
    let statement = try database.cachedStatement(
      sql: "SELECT id, name, kind, digests FROM version WHERE name = ? ORDER BY id")
    return try Row.fetchAll(statement, arguments: [name]).map(Self.version)
  }

  private static func version(_ row: Row) throws -> GraphRows.Version {
    let digests: Data = try row.decode(atIndex: 3)
    return try GraphRows.Version(
      id: row.decode(atIndex: 0), name: row.decode(atIndex: 1), kind: row.decode(atIndex: 2), digests: Array(digests))
  }

  /// The whole index. O(rows).
  package func graphRows() throws -> GraphRows {
    let chronology = try chronology()
    var rows = GraphRows()
    rows.versions = try fetch("SELECT id, name, kind, digests FROM version ORDER BY id", Self.version)
    rows.descriptions = try fetch(
      "SELECT version, statement, location, properties FROM description ORDER BY statement"
    ) {
      try GraphRows.Description(
        version: $0.decode(atIndex: 0), statement: $0.decode(atIndex: 1), location: $0.decode(atIndex: 2),
        properties: $0.decode(atIndex: 3))
    }
    rows.derivations = try fetch(
      "SELECT id, output, method, knowledge, recipe, properties FROM derivation ORDER BY id"
    ) {
      let recipe: Data? = try $0.decode(atIndex: 4)
      return try GraphRows.Derivation(
        id: $0.decode(atIndex: 0), output: $0.decode(atIndex: 1), method: $0.decode(atIndex: 2),
        knowledge: $0.decode(atIndex: 3), recipe: recipe.map { Array($0) }, properties: $0.decode(atIndex: 5))
    }
    rows.inputs = try fetch(
      """
      SELECT derivation, role, parent, share, text FROM input LEFT JOIN source ON source.id = input.source
      ORDER BY derivation, role, parent
      """
    ) {
      try GraphRows.Input(
        derivation: $0.decode(atIndex: 0), role: $0.decode(atIndex: 1), parent: $0.decode(atIndex: 2),
        share: $0.decode(atIndex: 3), source: $0.decode(atIndex: 4))
    }
    rows.facts = try facts()
    rows.retractions = try fetch("SELECT statement, retracts FROM retraction ORDER BY statement") {
      try GraphRows.Retraction(statement: $0.decode(atIndex: 0), retracts: $0.decode(atIndex: 1))
    }
    rows.origins = try fetch("SELECT number, id FROM statement ORDER BY number") {
      let (number, id): (Int64, Data) = (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1))
      return GraphRows.Origin(
        number: number, id: Hex.text(id), recordedAt: chronology.moment(of: number).recordedAt)
    }
    rows.order(by: chronology)
    return rows
  }

  private func facts() throws -> [GraphRows.Fact] {
    try fetch(
      """
      SELECT version, statement, position, trait, standing, basis, suite, suite_digest, identity, rate
      FROM fact ORDER BY statement, position
      """
    ) {
      try GraphRows.Fact(
        version: $0.decode(atIndex: 0), statement: $0.decode(atIndex: 1), position: $0.decode(atIndex: 2),
        trait: $0.decode(atIndex: 3), standing: $0.decode(atIndex: 4), basis: $0.decode(atIndex: 5),
        suite: $0.decode(atIndex: 6), suiteDigest: $0.decode(atIndex: 7), identity: $0.decode(atIndex: 8),
        rate: $0.decode(atIndex: 9))
    }
  }

  private func fetch<Element>(_ sql: String, _ element: (Row) throws -> Element) throws -> [Element] {
    let cursor = try Row.fetchCursor(database, sql: sql)
    var elements: [Element] = []
    while let row = try cursor.next() { elements.append(try element(row)) }
    return elements
  }
}
