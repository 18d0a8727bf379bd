import GRDB
import Glibc
import Testing

@testable import Store

@Suite("Writing without waiting for the disk")
struct SettlingTests {
  private static let key = SampleSetKey(
    identity: "identity:x", suiteDigest: "sha256:y", context: "plain", scorer: "word", exact: false)

  private static func row(_ position: Int) -> SampleRow {
    SampleRow(
      question: "q", position: position, outcome: "refused", reply: nil, scores: nil,
      recordedAt: "2026-01-01T00:00:00Z")
  }

  @Test("What was written is there after kill -9 at once")
  func killed() async throws {
    let folder = try Folder()
    let path = folder.file("s.sqlite")
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try Store(path: path, access: .create)
      try store.writeSoon {
        try $0.insertSamples([SettlingTests.row(0), SettlingTests.row(1)], into: SettlingTests.key)
      }
      kill(getpid(), SIGKILL)
    }
    let store = try Store(path: path, access: .readWrite)
    #expect(try store.read { try $0.samples(of: Self.key) } == [Self.row(0), Self.row(1)])
  }

  @Test("Only such a write goes without the disk, and one that fails leaves nothing")
  func modes() throws {
    let folder = try Folder()
    let store = try Store(path: folder.file("s.sqlite"), access: .create)
    func synchronous(_ transaction: Transaction) throws -> Int? {
      try Int.fetchOne(transaction.database, sql: "PRAGMA synchronous")
    }
    try store.writeSoon { transaction in
      let mode = try synchronous(transaction)
      #expect(mode == 1)
    }
    #expect(try store.read(synchronous) == 2)
    #expect(throws: StoreError.self) {
      try store.writeSoon {
        var bad = Self.row(1)
        bad.recordedAt = "now"
        try $0.insertSamples([Self.row(0), bad], into: SettlingTests.key)
      }
    }
    #expect(try store.read(synchronous) == 2)
    #expect(try store.read { try $0.samples(of: Self.key) }.isEmpty)
  }

  @Test("Settling waits for what is there, also where that is nothing or the log is gone")
  func settling() throws {
    let folder = try Folder()
    let store = try Store(path: folder.file("s.sqlite"), access: .create)
    try store.settle()
    try store.writeSoon { try $0.insertSamples([Self.row(0)], into: SettlingTests.key) }
    try store.settle()
    let reader = try Store(path: store.path, access: .readOnly)
    #expect(throws: StoreError.self) { try reader.writeSoon { _ in } }
    unlink(store.path + "-wal")
    try store.settle()
  }
}
