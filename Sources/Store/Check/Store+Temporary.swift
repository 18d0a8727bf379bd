import GRDB

extension Store {
  /// An empty store of this version's schema that nobody else sees and that goes when it is released. SQLite keeps it in
  /// memory while it is small and else in a temporary file.
  package static func temporary() throws -> Store {
    var configuration = Configuration()
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF") }
    let queue = try DatabaseQueue(path: "", configuration: configuration)
    try queue.inDatabase(Schema.migrate)
    return Store(path: "", access: .readWrite, queue: queue)
  }
}
