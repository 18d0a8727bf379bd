import FoundationEssentials
import GRDB

extension Transaction {
  /// The id that the next version gets.
  package func nextVersion() throws -> Int64 {
    let last = try Int64.fetchOne(database, sql: "SELECT ifnull(max(id), 0) FROM version") ?? 0
    guard last < Self.highestNumber else { throw Self.numbersExhausted }
    return last + 1
  }

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
}
