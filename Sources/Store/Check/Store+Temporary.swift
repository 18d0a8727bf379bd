import GRDB

extension Store {
  /// An empty store of this version's schema that nobody else sees and that goes when it is released. SQLite keeps it in
  /// memory while it is small and else in a temporary file.
  package static func temporary() throws -> Store {
    let queue = try temporaryQueue()
    try queue.inDatabase { _ = try Schema.migrate($0) }
    return Store(path: "", access: .readWrite, queue: queue)
  }

  /// A database without tables, of the same kind.
  static func temporaryQueue() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF") }
    return try DatabaseQueue(path: "", configuration: configuration)
  }
}
