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
    try openImmutable(try StoreFile(path: path)).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM statement") }
  }
}
