import Foundation
import Store
import Testing

@Suite("Questions in SQL")
struct QueryTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("s.sqlite")
    let store = try Store(path: path, access: .create)
    try store.write { transaction in
      for digit in 1...3 {
        _ = try transaction.append(["artifact": String(repeating: "\(digit)", count: 64)], json: #"{"n":\#(digit)}"#)
      }
    }
  }

  private func ask(_ sql: String, rows: Int = 1000, seconds: Double = 10) throws -> QueryAnswer {
    try Query(sql: sql, rowLimit: rows, seconds: seconds).answer(store: path)
  }

  private func refusal(_ sql: String, seconds: Double = 10) -> QueryError? {
    #expect(throws: QueryError.self, "\(sql)") { try ask(sql, seconds: seconds) }
  }

  @Test("Columns, rows and values come as SQLite has them")
  func values() throws {
    let answer = try ask(
      "SELECT NULL AS a, -9223372036854775808 AS b, 0.5 AS c, 'x' || char(0) || 'y' AS a, x'00ff' AS d")
    #expect(answer.columns == ["a", "b", "c", "a", "d"])
    #expect(answer.rows == [[.null, .integer(.min), .real(0.5), .text("x\0y"), .blob([0, 255])]])
    #expect(answer.cut == nil)
    #expect(try ask("SELECT CAST(x'61ff' AS TEXT)").rows == [[.text("a\u{FFFD}")]])
  }

  @Test("Every documented view answers", arguments: Query.views)
  func views(view: String) throws {
    let answer = try ask("SELECT * FROM \(view)")
    #expect(!answer.columns.isEmpty)
    #expect(answer.rows.count == (["statements_view", "log_entry"].contains(view) ? 3 : 0))
  }

  @Test("Common table expressions, comments around and EXPLAIN are reading")
  func reading() throws {
    let counting = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 5) SELECT x FROM c"
    #expect(try ask("-- first\n\(counting); -- last\n ;/* end */").rows.count == 5)
    #expect(try !ask("EXPLAIN QUERY PLAN SELECT * FROM edges").rows.isEmpty)
    #expect(try ask("PRAGMA table_info(artifacts)").rows.count == 7)
    #expect(try ask("SELECT json_extract(json, '$.n') FROM statements_view ORDER BY number").rows.last == [.integer(3)])
  }

  @Test(
    "Whatever would do more than read is refused, and the file stays as it was",
    arguments: [
      "DELETE FROM statement", "INSERT INTO version (name) VALUES ('x')", "UPDATE statement SET packed = ''",
      "DROP VIEW edges", "CREATE TABLE t (x)", "CREATE TEMP TABLE t (x)", "CREATE TEMP VIEW v AS SELECT 1",
      "ATTACH '/tmp/stemma-attached.sqlite' AS other", "DETACH main", "VACUUM", "VACUUM INTO '/tmp/stemma-copy.sqlite'",
      "PRAGMA query_only = 0", "PRAGMA journal_mode = DELETE", "PRAGMA user_version = 7", "PRAGMA writable_schema = 1",
      "SELECT * FROM pragma_wal_checkpoint", "SELECT * FROM pragma_journal_mode('delete')", "BEGIN", "COMMIT",
      "ROLLBACK",
      "SAVEPOINT s", "REINDEX", "ANALYZE", "EXPLAIN DELETE FROM statement",
      "WITH x AS (SELECT 1) DELETE FROM statement", "INSERT INTO statement SELECT * FROM statement RETURNING number",
      "CREATE VIRTUAL TABLE v USING fts5(x)", "SELECT load_extension('/tmp/x.so')",
      "SELECT LOAD_EXTENSION('/tmp/x.so', 'y')", "SELECT fts3_tokenizer('simple')",
    ])
  func writing(sql: String) throws {
    let before = FileManager.default.contents(atPath: path)
    let error = refusal(sql)
    // A function that this SQLite was built without is as unknown as any other.
    let isUnknown = error?.message.hasPrefix("no such") == true
    #expect(error?.kind == .notAllowed || isUnknown, "\(String(describing: error))")
    #expect(FileManager.default.contents(atPath: path) == before)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/stemma-attached.sqlite"))
    #expect(!FileManager.default.fileExists(atPath: "/tmp/stemma-copy.sqlite"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["s.sqlite"])
  }

  @Test(
    "One statement only",
    arguments: [
      "SELECT 1; SELECT 2", "SELECT 1; DELETE FROM statement", "SELECT 1; rubbish", ";SELECT 1; /* c */ SELECT 2",
    ])
  func single(sql: String) {
    #expect(refusal(sql) != nil)
  }

  @Test(
    "No statement, an unfinished one and a zero byte are errors", arguments: ["", "  -- c", "SELECT", "SELECT 1\0"])
  func none(sql: String) {
    #expect(refusal(sql)?.kind == .wrong)
  }

  @Test("SQLite says what is unknown, and where")
  func unknown() throws {
    let table = try #require(refusal("SELECT * FROM artefacts"))
    #expect(table.kind == .unknownTable("artefacts"))
    let column = try #require(refusal("SELECT nam FROM artifacts"))
    #expect(column.kind == .wrong && column.message == "no such column: nam" && column.offset == 7)
  }

  @Test(
    "What has no end ends at the time limit",
    arguments: [
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < 0",
    ])
  func endless(sql: String) throws {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(refusal(sql, seconds: 0.2)?.kind == .overdue)
    #expect(clock.now - start < .seconds(20))
  }

  @Test("Rows without end are cut at the row limit, and nothing is cut that fits")
  func rows() throws {
    let endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"
    let answer = try ask(endless, rows: 7)
    #expect(answer.rows.count == 7 && answer.cut == .rows)
    let exact = try ask(endless + " LIMIT 7", rows: 7)
    #expect(exact.rows.count == 7 && exact.cut == nil)
  }

  @Test("Large values are cut at the byte limit, and a value beyond what SQLite may make is refused")
  func bytes() throws {
    let large = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT zeroblob(8000000) FROM c"
    let answer = try ask(large)
    #expect(answer.cut == .bytes && answer.rows.count == Query.byteLimit / 8_000_128)
    #expect(refusal("SELECT zeroblob(1000000000)")?.kind == .wrong)
    #expect(try ask("SELECT length(printf('%1000000000d', 1))").rows == [[.null]])
  }

  @Test("A damaged or missing store is the store's fault")
  func store() {
    #expect(throws: StoreError.self) {
      try Query(sql: "SELECT 1", rowLimit: 1, seconds: 1).answer(store: folder.file("none.sqlite"))
    }
  }
}
