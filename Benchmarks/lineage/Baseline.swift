import GRDB

/// The recursive queries that a database answers by itself, over the same edges, with the tables that are best for it:
/// integer keys, covering indexes both ways, everything in memory.
struct Baseline {
  private let database: DatabaseQueue

  init(store path: String) throws {
    database = try DatabaseQueue()
    try database.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA cache_size = -800000")
      try database.execute(sql: "ATTACH DATABASE ? AS store", arguments: [path])
      try database.execute(
        sql: """
          CREATE TABLE e (child INTEGER NOT NULL, parent INTEGER NOT NULL, PRIMARY KEY (child, parent)) WITHOUT ROWID;
          INSERT OR IGNORE INTO e SELECT derivation.output, input.parent
          FROM store.input JOIN store.derivation ON derivation.id = input.derivation ORDER BY 1, 2;
          CREATE INDEX e_parent ON e (parent, child);
          """)
    }
  }

  /// The number of ancestors of an artifact.
  func ancestors(of name: String) throws -> Int {
    try count(
      """
      WITH RECURSIVE a (i) AS (
        SELECT parent FROM e WHERE child = (SELECT id FROM store.version WHERE name = ?)
        UNION SELECT parent FROM a CROSS JOIN e ON child = a.i)
      SELECT count(*) FROM a
      """, name)
  }

  /// The number of descendants of an artifact.
  func descendants(of name: String) throws -> Int {
    try count(
      """
      WITH RECURSIVE d (i) AS (
        SELECT child FROM e WHERE parent = (SELECT id FROM store.version WHERE name = ?)
        UNION SELECT child FROM d CROSS JOIN e ON parent = d.i)
      SELECT count(*) FROM d
      """, name)
  }

  private func count(_ sql: String, _ name: String) throws -> Int {
    try database.read { try Int.fetchOne($0, sql: sql, arguments: [name]) ?? 0 }
  }
}
