import Foundation
import GRDB
import Store
import Testing

@testable import Lineage

@Suite("The check of a whole record")
struct RecordCheckTests {
  private static func words(_ check: RecordCheck, _ part: RecordCheck.Part, _ status: RecordCheck.Status) -> String {
    check.findings.filter { $0.part == part && $0.status == status }.map(\.detail).joined(separator: "\n")
  }

  @Test("A record that nobody touched is sound, each part says so, and what cannot be known is said")
  func sound() throws {
    let proven = try ProvenRecord(later: true)
    let check = try proven.check()
    #expect(check.isSound)
    for part in RecordCheck.Part.allCases { #expect(!Self.words(check, part, .ok).isEmpty, "\(part)") }
    #expect(Self.words(check, .log, .open).contains("entries 18 to 18 came later"))
    let alone = try proven.record.check()
    #expect(alone.isSound)
    #expect(Self.words(alone, .log, .open).contains("removal of the tail since the last checkpoint"))
    #expect(Self.words(alone, .log, .open).contains("2026-01-07T00:00:00Z, 17 entries"))
    #expect(Self.words(try proven.record.check(against: proven.outside), .checkpoints, .open).contains("--key"))
  }

  @Test("An empty store is sound")
  func empty() throws {
    let record = try Folder().record()
    #expect(try record.check().isSound)
    let key = PrivateKey(generating: .ed25519)
    let checkpoint = try record.checkpoint(at: .at("2026-01-01"), signedWith: [key])
    #expect(checkpoint.checkpoint.size == 0 && checkpoint.checkpoint.root == .empty)
    #expect(try record.check(against: checkpoint, keys: [key.publicKey]).isSound)
  }

  @Test("A rebuilt index is the same index")
  func rebuilt() throws {
    let proven = try ProvenRecord()
    try proven.record.rebuild()
    #expect(try proven.check().isSound)
  }

  @Test(
    "A change is found where it is",
    arguments: [
      (
        "UPDATE statement SET packed = replace(packed, 'student', 'pupil') WHERE number = 3", "statements",
        "statement 3"
      ),
      ("UPDATE statement SET packed = packed || char(0) || 'x' WHERE number = 2", "statements", "statement 2"),
      ("DELETE FROM statement WHERE number = 14", "log", "entry 14 is missing"),
      ("DELETE FROM statement WHERE number > 14", "log", "the entries before 17 are missing"),
      ("DELETE FROM earlier", "log", "has 17 entries, and the store has 16: the end was removed"),
      ("UPDATE earlier SET recorded_at = recorded_at - 1", "log", "entries 13 to 17"),
      ("UPDATE earlier SET statement = 99", "log", "entry 17 gives an earlier time"),
      ("UPDATE recording SET recorded_at = recorded_at - 86400 WHERE first = 6", "log", "entries 1 to 10"),
      ("UPDATE recording SET recorded_at = recorded_at + 1 WHERE first = 12", "log", "entries 11 to 12"),
      ("INSERT INTO recording SELECT 99, recorded_at, position FROM recording LIMIT 1", "log", "entry 99"),
      ("UPDATE input SET share = 0.1 WHERE share = 0.5", "index", "input of statement 9 (1, numbers, 1"),
      ("UPDATE retraction SET counts = 0", "index", "retraction of statement 15 (10, 0): no statement says so"),
      ("DELETE FROM fact WHERE trait = 'prefers/cat' AND statement = 12", "index", "fact of statement 12"),
      ("UPDATE sample SET reply = 'cat' WHERE question = 'q2' AND reply IS NOT NULL", "samples", "was changed"),
      ("DELETE FROM sample WHERE question = 'q5'", "samples", "1 of the evaluation's 6 samples are gone"),
      ("DELETE FROM checkpoint WHERE number = 1", "checkpoints", "checkpoint 1 is missing"),
      ("DELETE FROM checkpoint WHERE number = 3", "checkpoints", "is not among those of the store"),
      ("UPDATE checkpoint SET note = replace(note, '2026-01-05', '2026-01-04')", "checkpoints", "names another one"),
      ("UPDATE log SET id = randomblob(16)", "checkpoints", "this store's log is"),
      ("DROP TRIGGER IF EXISTS x; DROP INDEX input_parent", "file", "index input_parent is gone"),
      ("CREATE TABLE hidden (x)", "file", "table hidden does not belong to a store"),
    ])
  func changes(sql: String, part: String, words: String) throws {
    let proven = try ProvenRecord()
    try Vandal.execute(sql, proven.folder.file("stemma.sqlite"))
    let check = try proven.check()
    let found = Self.words(check, try #require(RecordCheck.Part(rawValue: part)), .failed)
    #expect(found.contains(words), "\(check.findings)")
  }

  @Test("A trigger that was taken away is found")
  func triggers() throws {
    let proven = try ProvenRecord()
    let queue = try DatabaseQueue(path: proven.folder.file("stemma.sqlite"))
    try queue.write { try $0.execute(sql: "DROP TRIGGER statement_never_goes") }
    try queue.close()
    #expect(Self.words(try proven.check(), .file, .failed).contains("trigger statement_never_goes is gone"))
  }

  @Test("A checkpoint of another store, or by another key, is refused")
  func wrongCheckpoint() throws {
    let (proven, other) = (try ProvenRecord(), try ProvenRecord())
    let foreign = try proven.record.check(against: other.outside, keys: [other.key.publicKey])
    #expect(Self.words(foreign, .checkpoints, .failed).contains("this store's log is"))
    #expect(Self.words(foreign, .checkpoints, .failed).contains("name the store of which it was made with --store"))
    // The entries of this store have nothing to do with the other's.
    #expect(Self.words(foreign, .log, .failed).isEmpty)
    #expect(Self.words(foreign, .log, .open).contains("no checkpoint of this log from outside was given"))
    let unsigned = try proven.record.check(against: proven.outside, keys: [other.key.publicKey])
    #expect(Self.words(unsigned, .checkpoints, .failed).contains("is not signed by the key"))
  }

  @Test("The whole store exchanged for an older copy is found")
  func rollback() throws {
    let proven = try ProvenRecord()
    let path = proven.folder.file("stemma.sqlite")
    proven.record.store.close()
    let old = try Data(contentsOf: URL(fileURLWithPath: path))
    let record = Record(store: try Store(path: path, access: .readWrite))
    try record.record([ProvenRecord.model("more", "e")], at: .at("2026-02-01"))
    let newer = try record.checkpoint(at: .at("2026-02-02"), signedWith: [proven.key])
    record.store.close()
    try old.write(to: URL(fileURLWithPath: path))
    let check = try Record(store: try Store(path: path, access: .readOnly)).check(against: newer)
    #expect(Self.words(check, .log, .failed).contains("has 18 entries, and the store has 17: the end was removed"))
  }

  @Test("Samples that were still to come may come; more than were asked for may not")
  func growth() throws {
    let folder = try Folder()
    let record = try folder.record()
    let (early, late) = (try Timestamp.at("2026-01-01T00:00:00Z"), try Timestamp.at("2026-01-02T00:00:00Z"))
    let identity = try Digest.of("3", .identity)
    let key = SampleSetKey(
      identity: identity.description, suiteDigest: "sha256:s", context: "plain", scorer: "words", exact: true)
    var rows = ProvenRecord.samples(count: 3, exact: true, at: early)
    rows.append(
      SampleRow(
        question: "q3", position: 0, outcome: "transport-error", reply: nil, scores: nil, recordedAt: early.description)
    )
    try record.store.write { try $0.insertSamples(rows, into: key) }
    let statement = EvaluationStatement(
      model: ArtifactReference(name: "m", digests: [identity]), suite: "s", suiteDigest: "sha256:s", context: "plain",
      scorer: "words", exact: true, questions: 4, replies: 0, missing: 1, traits: [], measuredAt: early,
      samples: SampleRoot(rows, planned: 4))
    try record.record([.evaluation(statement)], at: early)
    #expect(try record.check().isSound)
    var more = ProvenRecord.samples(count: 5, exact: true, at: late)
    try record.store.write { try $0.insertSamples([more[3]], into: key) }
    #expect(try record.check().isSound)
    more[4].recordedAt = late.description
    try record.store.write { try $0.insertSamples([more[4]], into: key) }
    #expect(Self.words(try record.check(), .samples, .failed).contains("5 samples, and the evaluation asked for 4"))
  }

  @Test("Samples that no evaluation speaks of are named, because nothing protects them")
  func unbound() throws {
    let record = try Folder().record()
    let key = SampleSetKey(identity: "identity:x", suiteDigest: "s", context: "plain", scorer: "w", exact: true)
    let rows = try ProvenRecord.samples(count: 2, exact: true, at: .at("2026-01-01"))
    try record.store.write { try $0.insertSamples(rows, into: key) }
    let check = try record.check()
    #expect(check.isSound && Self.words(check, .samples, .open).contains("2 of model identity:x"))
  }
}
