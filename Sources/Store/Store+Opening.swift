import GRDB
import Glibc

extension Store {
  /// How long a writer waits for another one, in seconds.
  private static let busyTimeout = 10.0

  /// And the version that the file had where it was upgraded.
  typealias Opened = (queue: DatabaseQueue, upgradedFrom: Int?)

  static func create(_ file: StoreFile) throws -> Opened {
    guard file.folderExists else {
      throw StoreError(
        .missing, path: file.path, message: "the folder of the store does not exist", remedy: "make the folder first")
    }
    try requireWritable(file)
    let queue = try connect(file.path)
    if case .database = file.content, try check(queue, file) == .current {
      try queue.inDatabase(restoreLog)
      return (queue, nil)
    }
    try queue.inDatabase(switchToLog)
    let upgraded = try upgrade(queue)
    file.synchroniseFolder()
    return (queue, upgraded)
  }

  static func open(_ file: StoreFile) throws -> Opened {
    try requireDatabase(file)
    try requireWritable(file)
    let queue = try connect(file.path)
    switch try check(queue, file) {
    case .current: try queue.inDatabase(restoreLog)
    case .older: return (queue, try upgrade(queue))
    case .blank: throw notAStore(file, "it is empty")
    }
    return (queue, nil)
  }

  /// - Returns: the version that was found; nil where there was none, or another process has upgraded it meanwhile.
  private static func upgrade(_ queue: DatabaseQueue) throws -> Int? {
    let found = try queue.inDatabase(Schema.migrate)
    return (1..<Schema.version).contains(found) ? found : nil
  }

  /// A reader opens the file as a writer would where it can, because a read-only connection leaves the files of the
  /// log behind; where nothing can be written, it opens read-only, and without locks where there is no log to read.
  static func openToRead(_ file: StoreFile) throws -> Opened {
    try requireDatabase(file)
    if file.isWritable { return try open(file) }
    let (queue, age) = try openReadOnly(file)
    guard age == .older else { return (queue, nil) }
    throw StoreError(
      .readOnly, path: file.path, message: "this store was made by an older Stemma and has to be upgraded first",
      remedy: StoreError.remedy(.readOnly))
  }

  /// With an error for what holds no store.
  static func checked(_ queue: DatabaseQueue, _ file: StoreFile) throws -> (queue: DatabaseQueue, age: Age) {
    let age = try check(queue, file)
    guard age != .blank else { throw notAStore(file, "it is empty") }
    return (queue, age)
  }

  static func openReadOnly(_ file: StoreFile) throws -> (queue: DatabaseQueue, age: Age) {
    do {
      return try checked(connect(file.path, readonly: true), file)
    } catch let error as DatabaseError where isRefusal(error) {
      guard let log = file.log else { return try openImmutable(file) }
      throw hasLog(file, log)
    }
  }

  /// Opens a file that nobody can change, without locks and without the files of a log.
  static func openImmutable(_ file: StoreFile) throws -> (queue: DatabaseQueue, age: Age) {
    let escaped = file.path.utf8.map(Self.escape).joined()
    return try checked(connect("file:\(escaped)?immutable=1", readonly: true), file)
  }

  /// One byte of a path in a URI: what is not plainly a letter of a path is written as `%XX`.
  private static func escape(_ byte: UInt8) -> String {
    let character = Character(UnicodeScalar(byte))
    if byte < 0x80, character.isLetter || character.isNumber || "/._-".contains(character) { return String(character) }
    return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  private static func isRefusal(_ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM].contains(error.resultCode)
  }

  static func connect(_ path: String, readonly: Bool = false) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(busyTimeout)
    configuration.prepareDatabase { try $0.execute(sql: settings) }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// The size of a page counts for a new store only: statements of some hundred bytes leave little room in large pages,
  /// and a bulk of them is written in fewer pieces. What is sorted is held in memory.
  private static let settings = """
    PRAGMA synchronous = FULL; PRAGMA page_size = 16384; PRAGMA cache_size = -\(Cache.usual.rawValue);
    PRAGMA temp_store = MEMORY;
    """

  enum Age { case blank, older, current }

  private static func check(_ queue: DatabaseQueue, _ file: StoreFile) throws -> Age {
    switch try queue.inDatabase(Schema.state) {
    case .blank: return .blank
    case .foreign: throw notAStore(file, "it is the database of another program")
    case .version(let version) where version > Schema.version:
      throw StoreError(
        .newerSchema, path: file.path,
        message: "this store has schema \(version), and this Stemma knows \(Schema.version)",
        remedy: StoreError.remedy(.newerSchema))
    case .version(let version): return version < Schema.version ? .older : .current
    }
  }

  /// Found out first, because SQLite reports a read-only file system as a file that cannot be opened.
  private static func requireWritable(_ file: StoreFile) throws(StoreError) {
    guard !file.isWritable else { return }
    throw StoreError(
      .readOnly, path: file.path, message: "the store or its folder cannot be written",
      remedy: StoreError.remedy(.readOnly))
  }

  static func requireDatabase(_ file: StoreFile) throws(StoreError) {
    switch file.content {
    case .database: return
    case .empty: throw notAStore(file, "it is empty")
    case .missing:
      throw StoreError(
        .missing, path: file.path, message: "there is no such store", remedy: StoreError.remedy(.missing))
    }
  }

  /// A copy of the file alone would lack what lies beside it, or be half of a load.
  static func hasLog(_ file: StoreFile, _ ending: String) -> StoreError {
    StoreError(
      .readOnly, path: file.path, message: "the store has a log that cannot be read without writing beside it",
      remedy: "copy the store and its \(ending) file together to where they can be written")
  }

  private static func notAStore(_ file: StoreFile, _ reason: String) -> StoreError {
    StoreError(
      .notAStore, path: file.path, message: "this file is not a Stemma store: \(reason)",
      remedy: StoreError.remedy(.notAStore))
  }

  /// The change of mode is the one statement for which SQLite does not wait: two processes that create the same store
  /// would otherwise fail one another.
  static func switchToLog(_ database: Database) throws {
    for attempt in 1... {
      do {
        return try database.execute(sql: "PRAGMA journal_mode = WAL")
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 200 {
        usleep(10_000)
      }
    }
  }

  /// A store whose first load was killed has no log yet. Where that load still goes on, it stays so.
  private static func restoreLog(_ database: Database) throws {
    guard try String.fetchOne(database, sql: "PRAGMA journal_mode") != "wal" else { return }
    do {
      try database.execute(sql: "PRAGMA journal_mode = WAL")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
  }
}
