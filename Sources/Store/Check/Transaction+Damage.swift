import GRDB

extension Transaction {
  /// What SQLite itself finds wrong: damaged pages, search trees that disagree with their tables, values that break a
  /// constraint, references that lead nowhere. At most a few lines. O(store).
  package func damage() throws -> [String] {
    let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    let dangling = try Row.fetchAll(
      database,
      sql: """
        SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY "table", parent ORDER BY "table", parent
        """
    ).map { row -> String in
      let (table, parent): (String, String) = (try row.decode(atIndex: 0), try row.decode(atIndex: 1))
      let count: Int = try row.decode(atIndex: 2)
      return "\(table): \(count) rows refer to rows of \(parent) that are not there"
    }
    return lines + dangling
  }

  /// How the tables, triggers, search trees and views differ from those of another store.
  package func schemaDifferences(from other: Transaction) throws -> [String] {
    let (own, expected) = (try schema(), try other.schema())
    let names = Set(own.keys).union(expected.keys).sorted()
    return names.compactMap { name in
      switch (own[name], expected[name]) {
      case (nil, _): "\(name) is gone"
      case (_, nil): "\(name) does not belong to a store"
      case (let found, let wanted): found == wanted ? nil : "\(name) is not as this version of Stemma made it"
      }
    }
  }

  /// The SQL of everything, by kind and name.
  private func schema() throws -> [String: String] {
    let rows = try Row.fetchAll(database, sql: "SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_schema")
    return Dictionary(try rows.map { (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1)) }) { $1 }
  }
}
