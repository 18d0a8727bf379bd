import Foundation
import GRDB
import Testing

@testable import Store

/// A folder that goes when the test ends.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/stemma-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }
}

@Suite("The store's file")
struct StoreTests {
  let folder = try? Folder()
  private let id = String(repeating: "a", count: 64)

  private func made(_ name: String = "s.sqlite") throws -> String {
    let path = try #require(folder).file(name)
    let store = try Store(path: path, access: .create)
    try store.write { _ = try insert($0, id) }
    return path
  }

  private func insert(_ transaction: Transaction, _ id: String) throws -> Int64? {
    try transaction.append(["artifact": id])[0]
  }

  private func kind(_ path: String, _ access: Store.Access) -> StoreError.Kind? {
    do {
      let store = try Store(path: path, access: access)
      return try store.read { try $0.statements().isEmpty } ? nil : nil
    } catch let error as StoreError {
      return error.kind
    } catch {
      return nil
    }
  }

  @Test(
    "What was written is there after opening again, for every access",
    arguments: [Store.Access.create, .readWrite, .readOnly])
  func reopen(access: Store.Access) throws {
    let path = try made()
    let store = try Store(path: path, access: access)
    #expect(try store.read { try $0.statements().map(\.id) } == [id])
    #expect(try store.read { try $0.statement(id: id)?.number } == 1)
  }

  @Test("A load is not checked; what comes after it is, also after one that failed")
  func load() throws {
    let store = try Store(path: made(), access: .readWrite)
    func run(_ sql: String) -> (Transaction) throws -> Void { { try $0.database.execute(sql: sql) } }
    let nameless = "INSERT INTO version (name, kind, digests) VALUES ('', 0, x'')"
    let dangling = "INSERT INTO description (version, statement) VALUES (77, 1)"
    try store.load(run("\(nameless); \(dangling); DELETE FROM version; DELETE FROM description"))
    #expect(throws: StoreError.self) { try store.load(run("\(nameless); no SQL")) }
    for sql in [nameless, dangling] { #expect(throws: StoreError.self) { try store.write(run(sql)) } }
    try store.write(run("INSERT INTO version (name, kind, digests) VALUES ('a', 0, x'')"))
    #expect(try store.read { try $0.versions(name: "").isEmpty && $0.versions(name: "a").count == 1 })
    let reader = try Store(path: store.path, access: .readOnly)
    #expect(throws: StoreError.self) { try reader.load(run(dangling)) }
  }

  @Test("A statement is stored once, and never changed")
  func once() throws {
    let store = try Store(path: try made(), access: .readWrite)
    #expect(try store.write { try insert($0, id) } == nil)
    #expect(try store.read { try $0.statements().count } == 1)
  }

  @Test("A transaction that throws leaves nothing")
  func atomic() throws {
    let store = try Store(path: try made(), access: .readWrite)
    #expect(throws: CancellationError.self) {
      try store.write {
        _ = try insert($0, String(repeating: "b", count: 64))
        throw CancellationError()
      }
    }
    #expect(try store.read { try $0.statements().count } == 1)
  }

  @Test("A reader leaves no files behind, and cannot write")
  func reader() throws {
    let path = try made()
    do {
      let store = try Store(path: path, access: .readOnly)
      let error = #expect(throws: StoreError.self) { try store.write { try insert($0, id) } }
      #expect(error?.kind == .readOnly)
    }
    let folder = try #require(folder)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["s.sqlite"])
  }

  @Test("A missing store is made only by those who may", arguments: [Store.Access.readWrite, .readOnly])
  func missing(access: Store.Access) throws {
    let path = try #require(folder).file("none.sqlite")
    #expect(kind(path, access) == .missing)
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(kind(try #require(folder).file("no/such/folder/s.sqlite"), .create) == .missing)
  }

  @Test(
    "What is no store is refused and left as it was",
    arguments: ["text", "magic", "folder", "foreign"], [Store.Access.create, .readWrite, .readOnly])
  func notAStore(content: String, access: Store.Access) throws {
    let folder = try #require(folder)
    let path = folder.file("x.sqlite")
    switch content {
    case "text": try Data("hello, this is not a database at all".utf8).write(to: URL(fileURLWithPath: path))
    case "magic":
      try Data("SQLite format 3\0and then rubbish".utf8).write(to: URL(fileURLWithPath: path))
    case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    default: try Foreign.make(path)
    }
    let before = FileManager.default.contents(atPath: path)
    #expect(kind(path, access) == .notAStore)
    #expect(FileManager.default.contents(atPath: path) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.sqlite"])
  }

  @Test("An empty file, as a killed creation leaves it, becomes a store only by creating")
  func empty() throws {
    let path = try #require(folder).file("x.sqlite")
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(kind(path, .readOnly) == .notAStore)
    #expect(kind(path, .readWrite) == .notAStore)
    #expect(FileManager.default.contents(atPath: path)?.isEmpty == true)
    #expect(kind(path, .create) == nil)
    #expect(kind(path, .readOnly) == nil)
  }

  @Test("A truncated store is damaged, and left as it was", arguments: [Store.Access.create, .readWrite, .readOnly])
  func truncated(access: Store.Access) throws {
    let path = try made()
    let bytes = try #require(FileManager.default.contents(atPath: path))
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
    #expect(kind(path, access) == .corrupt)
    #expect(FileManager.default.contents(atPath: path) == bytes.prefix(bytes.count / 2))
  }

  @Test("A newer store is refused with the remedy to update")
  func newer() throws {
    let path = try made()
    try Foreign.setVersion(99, path)
    #expect(kind(path, .readOnly) == .newerSchema)
    #expect(kind(path, .readWrite) == .newerSchema)
  }

  @Test("The exit status follows from the kind")
  func exitStatus() {
    let wrong: Set<StoreError.Kind> = [.missing, .notAStore, .newerSchema]
    for kind in StoreError.Kind.allCases {
      #expect(StoreError(kind, path: "p", message: "m", remedy: "r").isWrongRequest == wrong.contains(kind))
    }
  }

  @Test(
    "Paths that look like options or URIs are plain file names", arguments: ["file:x?mode=memory", "-s", "a b%20#ü"])
  func oddNames(name: String) throws {
    let path = try made(name)
    #expect(FileManager.default.fileExists(atPath: path))
    #expect(try Store.readingImmutably(path) == 1)
  }

  @Test("Two writers at once lose nothing, and create the store once")
  func concurrency() async throws {
    let path = try #require(folder).file("shared.sqlite")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          let store = try Store(path: path, access: .create)
          for index in 0..<50 {
            let digits = "\(writer)\(index)a".padding(toLength: 64, withPad: "f", startingAt: 0)
            _ = try store.write {
              try $0.append(["artifact": digits])
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let store = try Store(path: path, access: .readOnly)
    #expect(try store.read { try $0.statements().count } == 100)
  }

  @Test("How much is kept in memory is as it was told, and of a new store the usual")
  func cache() throws {
    let store = try Store(path: made(), access: .readWrite)
    func size() throws -> Int? { try store.read { try Int.fetchOne($0.database, sql: "PRAGMA cache_size") } }
    #expect(try size() == -16_384)
    try store.keep(.small)
    #expect(try size() == -4_096)
    try store.keep(.usual)
    #expect(try size() == -16_384)
  }
}
