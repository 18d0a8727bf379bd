import GRDB

@testable import Store

/// What other programs do to SQLite files.
enum Foreign {
  /// The database of another program.
  static func make(_ path: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE other (x); INSERT INTO other VALUES (1)") }
  }

  static func setVersion(_ version: Int, _ path: String) throws {
    try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "PRAGMA user_version = \(version)") }
  }
}

extension Store {
  /// The number of statements as read from a medium that nobody can write.
  static func readingImmutably(_ path: String) throws -> Int? {
    try openImmutable(try StoreFile(path: path)).queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM statement")
    }
  }
}

extension Transaction {
  /// Appends statements with these ids, all recorded at 2026-01-02T03:04:05Z.
  /// - Returns: the number of each; nil where it was there already.
  func append(_ ids: KeyValuePairs<String, String>, json: String = "{}") throws -> [Int64?] {
    let log = try LogWriter(self)
    return try ids.map { kind, id in
      let number = Statements.kinds.firstIndex(of: kind).map { UInt8($0) } ?? .max
      let line = LogLine(id: Hex.bytes(id) ?? [], kind: number, json: Array(json.utf8))
      return try log.append(line, at: 1_767_323_045)
    }
  }
}
