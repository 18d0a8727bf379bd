import GRDB

/// Which statements are retracted.
enum Retractions {
  /// Decides anew which retractions count: those that no retraction that counts retracts. O(retractions).
  ///
  /// A retraction has a higher number than what it retracts, so that the highest can be decided first.
  static func count(_ database: Database) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT statement, retracts, counts FROM retraction ORDER BY statement DESC")
    var retracted: Set<Int64> = []
    for row in rows {
      let (statement, retracts): (Int64, Int64) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
      let counted: Bool = try row.decode(atIndex: 2)
      let counts = !retracted.contains(statement)
      if counts { retracted.insert(retracts) }
      if counts != counted {
        try database.execute(
          sql: "UPDATE retraction SET counts = ? WHERE statement = ?", arguments: [counts, statement])
      }
    }
  }
}

extension Transaction {
  /// Notes that one statement retracts another. O(retractions).
  package func insertRetraction(statement: Int64, of retracted: Int64) throws {
    try database.execute(
      sql: "INSERT INTO retraction (statement, retracts, counts) VALUES (?, ?, 1)", arguments: [statement, retracted])
    try Retractions.count(database)
  }
}
