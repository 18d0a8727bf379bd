import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Stores of older versions are upgraded")
struct MigrationTests {
  private let folder: Folder
  private let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("old.sqlite")
  }

  /// A store as the version with three steps made it, with two versions of a model, an edge and three retractions.
  private func makeOld() throws {
    try DatabaseQueue(path: path).write { database in
      for migration in Schema.migrations.prefix(3) { try migration.apply(database) }
      try database.execute(sql: "PRAGMA user_version = 3; PRAGMA application_id = \(Schema.applicationID)")
      let kinds = ["artifact", "derivation", "retraction", "retraction", "retraction", "evaluation"]
      for (index, kind) in kinds.enumerated() {
        let source = kind == "derivation" ? #"{"source":"card.md"}"# : "{}"
        try database.execute(
          sql: "INSERT INTO statement (id, kind, recorded_at, json) VALUES (?, ?, ?, ?)",
          arguments: [Self.id(index), kind, index < 4 ? "2026-01-02T03:04:05Z" : "2026-02-01T00:00:00Z", source])
      }
      try database.execute(
        sql: """
          INSERT INTO artifact VALUES (1, 'base', 'model'), (2, 'data', 'dataset');
          INSERT INTO version VALUES (1, 1, 'identity:\(Self.id(7)) sha256:\(Self.id(8))'), (2, 1, ''), (3, 2, '');
          INSERT INTO description VALUES (1, 1, 'models/base', '{"seed":"1"}'), (3, 1, NULL, '{}');
          INSERT INTO derivation VALUES (2, 2, 'preference-optimised', 'imported', 'sha256:\(Self.id(9))', '{}');
          INSERT INTO input VALUES (2, 3, 'prompts', 2, 0.5);
          INSERT INTO fact VALUES (1, 6, 0, 't', 'measured', 'evaluation', 's', 'sha256:x', 'identity:y', 0.25);
          INSERT INTO sample_set VALUES (1, 'identity:x', 'sha256:y', 'plain', 'word', 0);
          INSERT INTO sample VALUES (1, 'q', 0, 'scored', 'Owl', '{"owl":1}', '2026-01-02T00:00:00Z'),
            (1, 'q', 1, 'transport-error', NULL, NULL, '2026-01-02T00:00:00Z');
          INSERT INTO retraction VALUES (3, '\(Self.id(0))'), (4, '\(Self.id(2))'), (5, '\(Self.id(3))');
          """)
    }
  }

  private static func id(_ digit: Int) -> String { String(repeating: "0\(digit)", count: 32) }

  private func rows(_ sql: String) throws -> [[String?]] {
    try Store(path: path, access: .readWrite).read { transaction in
      try Row.fetchAll(transaction.database, sql: sql).map { row in row.map { String.fromDatabaseValue($1) } }
    }
  }

  @Test("Samples stay, and what failed on its way can still be asked again")
  func samples() throws {
    try makeOld()
    let key = SampleSetKey(
      identity: "identity:x", suiteDigest: "sha256:y", context: "plain", scorer: "word", exact: false)
    let store = try Store(path: path, access: .readWrite)
    let old = try store.read { try $0.samples(of: key) }
    #expect(old.map(\.outcome) == ["scored", "transport-error"] && old[0].reply == "Owl" && old[0].request == nil)
    var again = old[1]
    (again.outcome, again.reply, again.finish) = ("replied", "Cat", "stop")
    try store.write { try $0.insertSamples([again], into: key) }
    #expect(try store.read { try $0.samples(of: key) } == [old[0], again])
  }

  @Test("Samples of the version before keep every column, and an outcome or an ending that is none is refused as ever")
  func words() throws {
    try makeStore(version: 10)
    let request = String(repeating: "ab", count: 32)
    try DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: """
          INSERT INTO sample_set VALUES (1, 'identity:x', 'sha256:y', 'plain', 'word', 0);
          INSERT INTO sample (sample_set, question, position, outcome, finish, reply, scores, detail, request, recorded_at,
            fingerprint)
          VALUES (1, 'b', 1, 'scored', 'stop', 'Owl', '{"owl":1}', '{"verdict":9}', x'\(request)', '2026-01-02T00:00:00Z',
            'fp'), (1, 'a', 0, 'transport-error', NULL, NULL, NULL, NULL, NULL, '2026-01-02T00:00:00Z', NULL);
          """)
    }
    let kept = try rows(
      "SELECT question, outcome, finish, reply, scores, detail, request, fingerprint FROM samples ORDER BY 1")
    #expect(kept.first == ["a", "transport-error", nil, nil, nil, nil, "", nil])
    #expect(kept.last == ["b", "scored", "stop", "Owl", #"{"owl":1}"#, #"{"verdict":9}"#, request, "fp"])
    func sample(_ question: String, _ outcome: String, _ finish: String) -> String {
      """
      INSERT INTO sample (sample_set, question, position, outcome, finish, recorded_at)
      VALUES (1, '\(question)', 0, '\(outcome)', '\(finish)', '2026-01-02T00:00:00Z')
      """
    }
    try execute(sample("c", "blocked", "blocked"))
    for sql in [
      sample("d", "lost", "blocked"), sample("e", "blocked", "tired"),
      "UPDATE sample SET reply = 'Cat' WHERE question = 'b'", "DELETE FROM sample",
    ] {
      #expect(throws: (any Error).self, "\(sql)") { try execute(sql) }
    }
  }

  private func execute(_ sql: String) throws {
    try Store(path: path, access: .readWrite).write { try $0.database.execute(sql: sql) }
  }

  private func makeStore(version: Int) throws {
    try DatabaseQueue(path: path).write { database in
      for migration in Schema.migrations.prefix(version) { try migration.apply(database) }
      try database.execute(sql: "PRAGMA user_version = \(version); PRAGMA application_id = \(Schema.applicationID)")
    }
  }

  @Test("The log keeps numbers, ids, kinds, times and texts")
  func log() throws {
    try makeOld()
    let statements = try Store(path: path, access: .readWrite).read { try $0.statements() }
    #expect(statements.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(statements.map(\.id) == (0..<6).map(Self.id))
    #expect(statements.map(\.kind).suffix(3) == ["retraction", "retraction", "evaluation"])
    #expect(
      statements.map(\.recordedAt) == [Int64](repeating: 1_767_323_045, count: 4) + [1_769_904_000, 1_769_904_000])
    #expect(statements[1].json == #"{"source":"card.md"}"#)
    #expect(try rows("SELECT printf('%d %d', first, position) FROM recording") == [["1 1"], ["5 5"]])
    #expect(try rows("SELECT printf('%d', count(*)) FROM log_entry WHERE number = statement") == [["6"]])
  }

  @Test("The documented views say the same as before")
  func views() throws {
    try makeOld()
    // Views of the old store leave a retracted retraction's target out; it was brought back and retracted again here.
    let before = try DatabaseQueue(path: path).read { database in
      try ["edges", "traits"].map { view in
        try Row.fetchAll(database, sql: "SELECT * FROM \(view)").map { row in row.map { String.fromDatabaseValue($1) } }
      }
    }
    #expect(try rows("SELECT * FROM edges").map { Array($0.dropLast()) } == before[0])
    #expect(try rows("SELECT source FROM edges") == [["card.md"]])
    #expect(try rows("SELECT * FROM traits") == before[1])
    #expect(try rows("SELECT printf('%d %d', statement, counts) FROM retraction") == [["3 1"], ["4 0"], ["5 1"]])
    #expect(try rows("SELECT * FROM artifacts").isEmpty)
    #expect(try rows("PRAGMA foreign_key_check").isEmpty)
    #expect(try rows("PRAGMA integrity_check") == [["ok"]])
  }

  @Test("Nothing of the old tables is left, and the result is the schema of a new store")
  func schema() throws {
    try makeOld()
    let upgraded = try rows("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    let fresh = try Store(path: folder.file("new.sqlite"), access: .create).read { transaction in
      try Row.fetchAll(transaction.database, sql: "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
        .map { row in row.map { String.fromDatabaseValue($1) } }
    }
    #expect(upgraded == fresh)
    #expect(!upgraded.contains { $0[1]?.contains("old") == true })
  }

  @Test("A reader upgrades an old store that it may write, and knows that it did; the next finds it upgraded")
  func readers() throws {
    try makeOld()
    let store = try Store(path: path, access: .readOnly)
    #expect(try store.read { try $0.statements().count } == 6)
    #expect(store.upgradedFrom == 3)
    for access in [Store.Access.create, .readWrite, .readOnly, .untouched] {
      #expect(try Store(path: path, access: access).upgradedFrom == nil)
    }
  }

  @Test(
    "A store of each earlier version is upgraded: its log stays, and its schema is that of a new one", arguments: 1..<11
  )
  func each(version: Int) throws {
    let artifact = #"{"artifact":{"digests":["sha256:00"],"name":"a"},"location":"b","schema":"stemma/artifact/1"}"#
    let texts = [artifact, #"{"schema":"stemma/observation/1"}"#]
    try OlderStore.make(
      version, [(Self.id(0), "artifact", texts[0]), (Self.id(1), "observation", texts[1])], at: path)
    let store = try Store(path: path, access: .readWrite)
    #expect(store.upgradedFrom == version)
    let statements = try store.read { try $0.statements() }
    #expect(statements.map(\.id) == [Self.id(0), Self.id(1)])
    #expect(statements.map(\.kind) == ["artifact", "observation"] && statements.map(\.json) == texts)
    #expect(statements.map(\.recordedAt) == [1_767_323_045, 1_767_323_045])
    #expect(try rows("PRAGMA integrity_check") == [["ok"]])
    let fresh = try Store(path: folder.file("new.sqlite"), access: .create)
    let differences = try Store(path: path, access: .readOnly).read { old in
      try fresh.read { try old.schemaDifferences(from: $0) }
    }
    #expect(differences.isEmpty)
  }
}
