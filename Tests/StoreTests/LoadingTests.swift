import Foundation
import GRDB
import Testing

@testable import Store

@Suite("The first load of a store, which goes without the log")
struct LoadingTests {
  private func mode(_ store: Store) throws -> String? {
    try store.read { try String.fetchOne($0.database, sql: "PRAGMA journal_mode") }
  }

  private func fill(_ transaction: Transaction) throws {
    // More than the cache holds, so that pages are in the file before the end.
    for number in 0..<1_500 {
      try transaction.database.execute(
        sql: "INSERT INTO statement (number, id, kind, packed) VALUES (?, randomblob(32), 1, ?)",
        arguments: [number + 1, "{" + String(repeating: "x", count: 20_000) + "}"])
    }
    try transaction.database.execute(sql: "INSERT INTO recording VALUES (1, 1800000000, 0)")
  }

  @Test("What is loaded is there, and the log is back")
  func loads() throws {
    let folder = try Folder()
    let store = try Store(path: folder.file("s.sqlite"), access: .create)
    try store.load { transaction in
      let mode = try String.fetchOne(transaction.database, sql: "PRAGMA journal_mode")
      #expect(mode == "truncate")
      try fill(transaction)
    }
    #expect(try mode(store) == "wal")
    try store.load { transaction in
      let mode = try String.fetchOne(transaction.database, sql: "PRAGMA journal_mode")
      #expect(mode == "wal", "there is something to read now")
    }
    #expect(try store.read { try $0.statementCount() } == 1_500)
  }

  @Test("Of one that was killed nothing is left, and the log is back")
  func killed() throws {
    let (folder, copy) = (try Folder(), try Folder())
    let store = try Store(path: folder.file("s.sqlite"), access: .create)
    try store.load { transaction in
      try fill(transaction)
      for file in ["s.sqlite", "s.sqlite-journal"] {
        try FileManager.default.copyItem(atPath: folder.file(file), toPath: copy.file(file))
      }
    }
    let size = try FileManager.default.attributesOfItem(atPath: copy.file("s.sqlite"))[.size] as? Int
    #expect(try #require(size) > 5_000_000, "some of it must have been written")
    let left = try Store(path: copy.file("s.sqlite"), access: .readWrite)
    #expect(try left.read { try $0.statementCount() } == 0)
    #expect(try mode(left) == "wal")
    #expect(try left.read { try String.fetchOne($0.database, sql: "PRAGMA integrity_check") } == "ok")
    try left.load(fill)
    #expect(try left.read { try $0.statementCount() } == 1_500)
  }

  @Test("Where what it left can only be read, the file that is to be copied with the store is named")
  func unreadable() throws {
    let folder = try Folder()
    let path = folder.file("s.sqlite")
    _ = try Store(path: path, access: .create)
    #expect(try StoreFile(path: path).log == nil)
    for ending in ["-journal", "-wal"] {
      try Data("left".utf8).write(to: URL(fileURLWithPath: path + ending))
      let file = try StoreFile(path: path)
      #expect(file.log == ending)
      #expect(Store.hasLog(file, ending).remedy.contains("its \(ending) file together"))
    }
  }

  @Test("One that fails leaves nothing but the log")
  func fails() throws {
    struct Stop: Error {}
    let folder = try Folder()
    let store = try Store(path: folder.file("s.sqlite"), access: .create)
    #expect(throws: Stop.self) {
      try store.load { transaction in
        try fill(transaction)
        throw Stop()
      }
    }
    #expect(try mode(store) == "wal")
    #expect(try store.read { try $0.statementCount() } == 0)
  }

  @Test("Where another has the store open, the log stays, and it can read meanwhile")
  func shared() throws {
    let folder = try Folder()
    let store = try Store(path: folder.file("s.sqlite"), access: .create)
    let reader = try Store(path: folder.file("s.sqlite"), access: .readOnly)
    #expect(try reader.read { try $0.statementCount() } == 0)
    try store.load { transaction in
      try fill(transaction)
      #expect(try reader.read { try $0.statementCount() } == 0)
    }
    #expect(try reader.read { try $0.statementCount() } == 1_500)
  }
}
