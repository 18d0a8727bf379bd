import GRDB

/// What a search for cycles asks the index. Retracted statements do not count.
package final class CycleQueries {
  private let database: Database
  private let findParents: PreparedStatement
  private let findUse: PreparedStatement
  private let findNamesakes: PreparedStatement
  private let findMention: PreparedStatement
  private let hasRetractions: Bool

  package init(_ transaction: Transaction) throws {
    database = transaction.database
    func counts(_ number: String) -> String {
      "NOT EXISTS (SELECT 1 FROM retraction WHERE retracts = \(number) AND counts)"
    }
    findParents = try PreparedStatement(
      database,
      """
      SELECT parent FROM derivation CROSS JOIN input ON input.derivation = derivation.id
      WHERE output = ? AND \(counts("derivation.id"))
      """)
    findUse = try PreparedStatement(database, "SELECT 1 FROM input WHERE parent = ? LIMIT 1")
    findNamesakes = try PreparedStatement(
      database,
      """
      SELECT other.id, other.digests FROM version CROSS JOIN version AS other ON other.name = version.name
      WHERE version.id = ? ORDER BY other.id
      """)
    findMention = try PreparedStatement(
      database,
      """
      SELECT 1 WHERE EXISTS (SELECT 1 FROM description WHERE version = ?1 AND \(counts("statement")))
        OR EXISTS (SELECT 1 FROM derivation WHERE output = ?1 AND \(counts("id")))
        OR EXISTS (SELECT 1 FROM input WHERE parent = ?1 AND \(counts("derivation")))
        OR EXISTS (SELECT 1 FROM fact WHERE version = ?1 AND \(counts("statement")))
      """)
    hasRetractions = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM retraction)") ?? false
  }

  /// The versions that a version was made from.
  package func parents(of version: Int64) throws -> [Int64] {
    var parents: [Int64] = []
    findParents.bind(version, at: 1)
    try findParents.rows { parents.append($0.integer(0)) }
    return parents
  }

  /// Whether anything was ever made from a version.
  package func isUsed(_ version: Int64) throws -> Bool {
    var isUsed = false
    findUse.bind(version, at: 1)
    try findUse.rows { _ in isUsed = true }
    return isUsed
  }

  /// All versions of the name that this is a version of, with their digests; those that nothing mentions are left out.
  package func namesakes(of version: Int64) throws -> [(id: Int64, digests: [UInt8])] {
    var versions: [(id: Int64, digests: [UInt8])] = []
    findNamesakes.bind(version, at: 1)
    try findNamesakes.rows { versions.append(($0.integer(0), Array($0.bytes(1)))) }
    return versions.count > 1 ? try versions.filter { try isMentioned($0.id) } : versions
  }

  private func isMentioned(_ version: Int64) throws -> Bool {
    guard hasRetractions else { return true }
    var isMentioned = false
    findMention.bind(version, at: 1)
    try findMention.rows { _ in isMentioned = true }
    return isMentioned
  }

  package func name(of version: Int64) throws -> String {
    try String.fetchOne(database, sql: "SELECT name FROM version WHERE id = ?", arguments: [version]) ?? ""
  }

  /// Gives output and parent of every edge, those of one output together.
  package func eachEdge(_ body: (Int64, Int64) -> Void) throws {
    try PreparedStatement(
      database,
      """
      SELECT output, parent FROM derivation CROSS JOIN input ON input.derivation = derivation.id
      WHERE derivation.id NOT IN (SELECT retracts FROM retraction WHERE counts)
      """
    ).rows { body($0.integer(0), $0.integer(1)) }
  }

  /// Gives the versions of each name that has several.
  package func eachNamesakes(_ body: ([(id: Int64, digests: [UInt8])]) throws -> Void) throws {
    var shared: [Int64] = []
    try PreparedStatement(database, "SELECT min(id) FROM version GROUP BY name HAVING count(*) > 1").rows {
      shared.append($0.integer(0))
    }
    for version in shared { try body(namesakes(of: version)) }
  }

  /// The highest id of a version, and how many there are.
  package func versionCount() throws -> (highest: Int64, count: Int64) {
    let row = try Row.fetchOne(database, sql: "SELECT ifnull(max(id), 0), count(*) FROM version")
    return (try row?.decode(atIndex: 0) ?? 0, try row?.decode(atIndex: 1) ?? 0)
  }
}
