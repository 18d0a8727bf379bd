import GRDB

/// Indexes whose entries come in random order. Sorting them once is several times faster than inserting them one by one,
/// and leaves no room between them.
struct DeferredIndexes {
  /// Those of the graph tables.
  static let graph = ["version_name", "input_parent", "derivation_output"]
  /// From how many statements on this is worth while.
  static let threshold = 20_000
  private let sql: [String]

  /// Takes the indexes away until `restore`, in the same transaction.
  init(_ database: Database, _ names: [String]) throws {
    let quoted = names.map { "'\($0)'" }.joined(separator: ", ")
    sql = try String.fetchAll(
      database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name IN (\(quoted)) ORDER BY name")
    for name in names { try database.execute(sql: "DROP INDEX \(name)") }
  }

  func restore(_ database: Database) throws {
    for index in sql { try database.execute(sql: index) }
  }
}

extension Store {
  /// Runs one transaction that appends up to so many statements, of which the caller vouches that their rows satisfy
  /// every check and refer to rows that are there: from many on, SQLite does not look again.
  package func appending<Result>(upTo count: Int, _ body: (Transaction) throws -> Result) throws -> Result {
    try count < DeferredIndexes.threshold ? write(body) : load(body)
  }
}

extension Transaction {
  /// How many statements are there, retracted ones included. O(log(statements)).
  package func statementCount() throws -> Int64 {
    // Numbers have no gaps but those that `earlier` fills.
    try Int64.fetchOne(
      database,
      sql: "SELECT ifnull((SELECT max(number) FROM statement), 0) - (SELECT count(*) FROM earlier)") ?? 0
  }

  /// Appends to the log and to the index. A load of at least half of what a large store has takes indexes away meanwhile.
  /// - Parameters:
  ///   - count: at most so many statements will be appended.
  ///   - body: is told whether the index over names is there.
  package func writing<Result>(
    upTo count: Int, _ body: (LogWriter, GraphWriter, _ hasIndexes: Bool) throws -> Result
  ) throws -> Result {
    guard count >= DeferredIndexes.threshold else {
      return try body(LogWriter(self), GraphWriter(self), true)
    }
    guard try statementCount() <= 2 * Int64(count) else {
      return try withRoom(for: count) { try body(LogWriter(self), GraphWriter(self), true) }
    }
    let indexes = try DeferredIndexes(database, DeferredIndexes.graph + ["statement_id"])
    let result = try withRoom(for: count) {
      try body(LogWriter(self, withoutIndexFor: count), GraphWriter(self), false)
    }
    // With the usual cache again: its size is that of the pieces that are sorted, which a processor's own should hold.
    try indexes.restore(database)
    return result
  }

  /// Lets the cache of pages grow for a load, up to 256 MiB: pages that it touches again are then written once.
  private func withRoom<Result>(for count: Int, _ body: () throws -> Result) throws -> Result {
    let kibibytes = min(max(65_536, count / 8), 262_144)
    try database.execute(sql: "PRAGMA cache_size = -\(kibibytes)")
    defer { try? database.execute(sql: "PRAGMA cache_size = -16384") }
    return try body()
  }

  /// Empties the graph index, the statements stay, and lets it be filled again.
  package func rebuildingIndex<Result>(
    _ body: (LogWriter, GraphWriter, _ hasIndexes: Bool) throws -> Result
  ) throws -> Result {
    let isLarge = try statementCount() >= DeferredIndexes.threshold
    let indexes = isLarge ? try DeferredIndexes(database, DeferredIndexes.graph) : nil
    for table in ["retraction", "fact", "input", "source", "derivation", "description", "version"] {
      try database.execute(sql: "DELETE FROM \(table)")
    }
    let result = try body(LogWriter(self), GraphWriter(self), !isLarge)
    try indexes?.restore(database)
    return result
  }

  /// The kind of a statement.
  package func kind(of number: Int64) throws -> String? {
    let statement = try database.cachedStatement(sql: "SELECT kind FROM statement WHERE number = ?")
    return try Int.fetchOne(statement, arguments: [number]).map(Statements.kind)
  }

  package func eachVersion(_ body: (GraphRows.Version) throws -> Void) throws {
    try PreparedStatement(database, "SELECT id, name, kind, digests FROM version").rows { row in
      let kind = UInt8(clamping: row.integer(2))
      try body(GraphRows.Version(id: row.integer(0), name: row.text(1), kind: kind, digests: Array(row.bytes(3))))
    }
  }
}
