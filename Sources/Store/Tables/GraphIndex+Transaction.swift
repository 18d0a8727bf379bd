import FoundationEssentials
import GRDB

extension Transaction {
  /// The versions that are recorded of a name, oldest row first.
  package func versions(name: String) throws -> [GraphRows.Version] {
    let statement = try database.cachedStatement(
      sql: "SELECT id, name, kind, digests FROM version WHERE name = ? ORDER BY id")
    return try Row.fetchAll(statement, arguments: [name]).map(Self.version)
  }

  private static func version(_ row: Row) -> GraphRows.Version {
    GraphRows.Version(id: row[0], name: row[1], kind: row[2], digests: Array(row[3] as Data))
  }

  /// The whole index. O(rows).
  package func graphRows() throws -> GraphRows {
    let chronology = try chronology()
    var rows = GraphRows()
    rows.versions = try fetch("SELECT id, name, kind, digests FROM version ORDER BY id", Self.version)
    rows.descriptions = try fetch(
      "SELECT version, statement, location, properties FROM description ORDER BY statement"
    ) { GraphRows.Description(version: $0[0], statement: $0[1], location: $0[2], properties: $0[3]) }
    rows.derivations = try fetch(
      "SELECT id, output, method, knowledge, recipe, properties FROM derivation ORDER BY id"
    ) {
      GraphRows.Derivation(
        id: $0[0], output: $0[1], method: $0[2], knowledge: $0[3], recipe: ($0[4] as Data?).map { Array($0) },
        properties: $0[5])
    }
    rows.inputs = try fetch(
      """
      SELECT derivation, role, parent, share, text FROM input LEFT JOIN source ON source.id = input.source
      ORDER BY derivation, role, parent
      """
    ) { GraphRows.Input(derivation: $0[0], role: $0[1], parent: $0[2], share: $0[3], source: $0[4]) }
    rows.facts = try facts()
    rows.retractions = try fetch("SELECT statement, retracts FROM retraction ORDER BY statement") {
      GraphRows.Retraction(statement: $0[0], retracts: $0[1])
    }
    rows.origins = try fetch("SELECT number, id FROM statement ORDER BY number") {
      GraphRows.Origin(
        number: $0[0], id: Hex.text($0[1] as Data), recordedAt: chronology.moment(of: $0[0]).recordedAt)
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
