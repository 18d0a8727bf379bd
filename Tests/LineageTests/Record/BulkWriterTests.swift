import Lineage
import Testing

@testable import Store

@Suite("Recording so much that indexes and checks are left out meanwhile")
struct BulkWriterTests {
  private let time: Timestamp

  init() throws { time = try .at("2026-01-31T12:00:00Z") }

  /// Random statements, given again and again until they are many.
  private func many(seed: UInt64) -> (all: [Statement], once: [Statement]) {
    var random = RandomStatements(seed: seed)
    let once = (0..<150).flatMap { _ in random.usual() }
    return (Array((0...DeferredIndexes.threshold / once.count).map { _ in once }.joined()), once)
  }

  @Test("The store is the same as after recording one by one, and sound", arguments: 0..<3 as Range<UInt64>)
  func same(seed: UInt64) throws {
    let (all, once) = many(seed: seed)
    let folders = (try Folder(), try Folder())
    let (bulk, single) = (try folders.0.record(), try folders.1.record())
    let outcome = try bulk.record(all, at: time)
    for statement in once { try single.record([statement], at: time) }
    #expect(outcome.recorded == Set(once.map(\.id)).count && outcome.recorded + outcome.unchanged == all.count)
    #expect(try bulk.entries() == single.entries())
    let problems = try bulk.store.read { bulk in
      try single.store.read { single in
        try bulk.damage() + bulk.indexDifferences(from: single, limit: 3).words + bulk.schemaDifferences(from: single)
      }
    }
    #expect(problems.isEmpty)
  }

  @Test("Nothing is left of a load in which a statement is wrong")
  func wrong() throws {
    let folder = try Folder()
    let record = try folder.record()
    let (all, _) = many(seed: 9)
    let wrong = Statement.artifact(ArtifactStatement(kind: .model, artifact: ArtifactReference(name: "")))
    #expect(throws: InputError.self) { try record.record(all + [wrong], at: time) }
    #expect(try record.entries().isEmpty)
    #expect(try record.record(all, at: time).recorded > 300)
  }
}
