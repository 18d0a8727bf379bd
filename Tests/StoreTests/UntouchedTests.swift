import Foundation
import GRDB
import Testing

@testable import Store

@Suite("A store that is only read for somebody else stays as it is")
struct UntouchedTests {
  private let folder: Folder
  private let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("other.sqlite")
  }

  private static func id(_ digit: Int) -> String { String(repeating: "0\(digit)", count: 32) }

  private func makeOld(_ version: Int) throws {
    try OlderStore.make(
      version, [(Self.id(0), "artifact", "{}"), (Self.id(1), "observation", #"{"a":1}"#)], at: path)
  }

  /// Every file of the store and its bytes; not the index of a log, which holds nothing of its own.
  private func files() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasSuffix("-shm") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder.file($0)))) })
  }

  private func statements() throws -> [String] {
    let store = try Store(path: path, access: .untouched)
    #expect(store.upgradedFrom == nil)
    #expect(throws: StoreError.self) { try store.write { _ in } }
    return try store.read { try $0.statements().map { "\($0.id) \($0.kind) \($0.recordedAt) \($0.json)" } }
  }

  @Test("Of an older version a copy is upgraded", arguments: 1..<Schema.version)
  func older(version: Int) throws {
    try makeOld(version)
    let before = try files()
    #expect(
      try statements() == [
        "\(Self.id(0)) artifact 1767323045 {}", #"\#(Self.id(1)) observation 1767323045 {"a":1}"#,
      ])
    #expect(try files() == before && before.count == 1)
  }

  @Test("What only the log of an older store holds is in the copy, and stays in the log")
  func olderLog() throws {
    try makeOld(9)
    let writer = try DatabaseQueue(path: path)
    try writer.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0") }
    try writer.write { database in
      try database.execute(
        sql: "INSERT INTO statement (id, kind, json) VALUES (?, 0, '{}')",
        arguments: [Data(Hex.bytes(Self.id(2)) ?? [])])
    }
    let before = try files()
    #expect(before["other.sqlite-wal"]?.isEmpty == false)
    #expect(try statements().count == 3)
    #expect(try files() == before)
    try writer.close()
  }

  @Test("The log that a killed writer left is read, and not folded into the file", arguments: [9, Schema.version])
  func killed(version: Int) throws {
    try makeOld(version)
    let writer = try DatabaseQueue(path: path)
    try writer.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0") }
    try writer.write { database in
      let text = version < 10 ? "json" : "packed"
      try database.execute(
        sql: "INSERT INTO statement (id, kind, \(text)) VALUES (?, 0, '{}')",
        arguments: [Data(Hex.bytes(Self.id(2)) ?? [])])
    }
    // What lies there while the writer still has it open is what a kill leaves.
    let left = try files()
    try writer.close()
    for (name, bytes) in left { try bytes.write(to: URL(fileURLWithPath: folder.file(name))) }
    #expect(try statements().count == 3)
    #expect(try files() == left)
  }

  @Test("A store of this version without a log is read in place, and no file is left beside it")
  func current() throws {
    try Store(path: path, access: .create).write { _ = try $0.append(["artifact": Self.id(0)]) }
    let before = try files()
    #expect(try statements().count == 1)
    #expect(try files() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["other.sqlite"])
  }

  @Test("What is no store of a known version is refused as by any reader")
  func refused() throws {
    func kind() -> StoreError.Kind? {
      do {
        _ = try Store(path: path, access: .untouched)
        return nil
      } catch {
        return error.kind
      }
    }
    #expect(kind() == .missing)
    try Foreign.make(path)
    #expect(kind() == .notAStore)
    try FileManager.default.removeItem(atPath: path)
    try OlderStore.make(Schema.version, [], at: path)
    try Foreign.setVersion(Schema.version + 1, path)
    #expect(kind() == .newerSchema)
  }
}
