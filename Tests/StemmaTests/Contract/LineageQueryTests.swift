import Lineage
import Testing

@Suite("lineage query")
struct LineageQueryTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let manifest = #"{version: 1, artifacts: [{model: a, properties: {note: "x\e[2Jy"}}, {model: b}, {dataset: c}]}"#
    try scratch.write(manifest, to: "m.yaml")
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
  }

  private func ask(_ sql: String, _ options: String...) throws -> Answer {
    try scratch.stemma(["lineage", "query", sql] + options)
  }

  @Test("A table for people, without what acts on the terminal")
  func table() throws {
    let answer = try ask("SELECT name, kind, location FROM artifacts ORDER BY name")
    expect(answer, exits: 0)
    #expect(answer.output == "name  kind     location\na     model\nb     model\nc     dataset\n")
    #expect(answer.errors.isEmpty)
    let hostile = try ask("SELECT json_extract(properties, '$.note') AS note FROM artifacts WHERE name = 'a'")
    expect(hostile, exits: 0)
    #expect(hostile.output.hasPrefix("note\nx") && !hostile.output.contains("\u{1B}"))
  }

  @Test("JSON with every kind of value")
  func json() throws {
    let answer = try ask(
      "SELECT NULL AS a, 7 AS b, 9007199254740993 AS c, 0.5 AS d, 'x' AS e, x'0aff' AS e, 9e999 AS f", "--format",
      "json")
    expect(answer, exits: 0)
    let row: JSONValue = [.null, 7, "9007199254740993", 0.5, "x", "0aff", "inf"]
    let columns: JSONValue = ["a", "b", "c", "d", "e", "e", "f"]
    #expect(
      try answer.json() == ["schema": "stemma/query/1", "columns": columns, "rows": [row], "complete": true])
  }

  @Test("What is cut is said to be cut")
  func cut() throws {
    let json = try ask("SELECT name FROM artifacts ORDER BY name", "--limit", "2", "--format", "json").json()
    #expect(json["complete"] == false && json["rows"] == [["a"], ["b"]])
    let text = try ask("SELECT name FROM artifacts ORDER BY name", "--limit", "2")
    expect(text, exits: 0)
    #expect(text.errors.contains("more than these 2 rows"))
    #expect(try ask("SELECT name FROM artifacts", "--limit", "3", "--format", "json").json()["complete"] == true)
  }

  @Test("An unknown view is named with the nearest one, an unknown column with its place")
  func unknown() throws {
    let view = try ask("SELECT * FROM artefacts", "--format", "json")
    expect(view, exits: 2)
    #expect(try view.json()["error"]?["nearest"] == "artifacts")
    let column = try ask("SELECT name,\n  kin FROM artifacts")
    expect(column, exits: 2)
    #expect(column.errors.contains("2:3: no such column: kin"))
  }

  @Test("Writing is refused and leaves the store as it was", arguments: ["DELETE FROM statement", "VACUUM INTO 'x'"])
  func writing(sql: String) throws {
    let before = try scratch.bytes("stemma.sqlite")
    let answer = try ask(sql)
    expect(answer, exits: 2)
    #expect(answer.errors.contains("only reading is allowed"))
    #expect(try scratch.bytes("stemma.sqlite") == before)
    #expect(!scratch.exists("x"))
  }

  @Test("A query without end ends with 4")
  func endless() throws {
    let sql = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
    let answer = try ask(sql, "--timeout", "0.3")
    expect(answer, exits: 4)
    #expect(answer.errors.contains("--timeout"))
  }

  @Test(
    "Limits out of range are refused",
    arguments: [
      ["--limit", "0"], ["--limit", "1000001"], ["--timeout", "0"], ["--timeout", "nan"], ["--timeout", "inf"],
    ])
  func range(options: [String]) throws {
    expect(try scratch.stemma(["lineage", "query", "SELECT 1"] + options), exits: 2)
  }
}
