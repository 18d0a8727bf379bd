import Foundation
import Testing

@testable import lab_sweep

@Suite("The file of a sweep")
struct SweepFileTests {
  private let file = SweepFile(
    path: FileManager.default.temporaryDirectory.appending(path: "sweep-\(UUID().uuidString).jsonl").path)

  private func record(_ seed: UInt64) -> SeedRecord {
    SeedRecord(
      seed: seed, recipe: 1, suite: "sha256:0", seconds: 1,
      models: [SeedRecord.Model(name: "student", rates: ["owl": 0.6], mass: 0.9)], gates: [])
  }

  @Test("gives back whole lines and leaves out one that was cut off")
  func cutOff() throws {
    defer { try? FileManager.default.removeItem(atPath: file.path) }
    try file.write([record(1), record(2)])
    #expect(try file.records(recipe: 1, suite: "sha256:0") == [record(1), record(2)])
    let data = try #require(FileManager.default.contents(atPath: file.path))
    try data.dropLast(10).write(to: URL(filePath: file.path))
    #expect(try file.records(recipe: 1, suite: "sha256:0") == [record(1)])
  }

  @Test("is empty where there is none, and not mixed with another recipe or suite")
  func foreign() throws {
    defer { try? FileManager.default.removeItem(atPath: file.path) }
    #expect(try file.records(recipe: 1, suite: "sha256:0").isEmpty)
    try file.write([record(1)])
    #expect(throws: SweepFile.Foreign.self) { try file.records(recipe: 2, suite: "sha256:0") }
    #expect(throws: SweepFile.Foreign.self) { try file.records(recipe: 1, suite: "sha256:1") }
  }
}
