import Lineage
import Testing

@Suite("A manifest that is wrong is refused with its place, and nothing is recorded")
struct BadManifestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The entries below `artifacts:`; the first line of them is line 3 of the file.
    var entries: String
    var line: Int
    var says: String
    var nearest: String?
  }

  static let cases = [
    Case(
      testDescription: "a wrong key", entries: "  - model: m\n    locaton: m", line: 4, says: "", nearest: "location"),
    Case(
      testDescription: "a cycle",
      entries: """
          - {model: m, derivation: {method: finetuned, base: n}}
          - {model: n, derivation: {method: finetuned, base: m}}
        """, line: 4, says: "closes a cycle"),
    Case(
      testDescription: "a model made from itself",
      entries: "  - {model: m, derivation: {method: finetuned, base: m}}", line: 3, says: "closes a cycle"),
    Case(
      testDescription: "an unknown base",
      entries: "  - {model: m, derivation: {method: finetuned, base: know}}", line: 3, says: "unknown base 'know'",
      nearest: "known"),
    Case(
      testDescription: "a missing location", entries: "  - model: m\n    location: nowhere", line: 4,
      says: "there is no file or folder at"),
    Case(
      testDescription: "an unknown method", entries: "  - {model: m, derivation: {method: fintuned, base: known}}",
      line: 3, says: "", nearest: "finetuned"),
    Case(
      testDescription: "a digest that what lies there does not have",
      entries:
        "  - model: m\n    location: stemma.yaml\n    digests: [\"sha256:\(String(repeating: "0", count: 64))\"]",
      line: 5, says: "what lies there has"),
    Case(testDescription: "no YAML", entries: "  - {model: m", line: 4, says: "not valid YAML"),
  ]

  /// A project with one recorded model.
  private static func project() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("version: 1\n", to: "stemma.yaml")
    try scratch.write("version: 1\nartifacts: [{model: known}]\n", to: "known.yaml")
    expect(try scratch.stemma("lineage", "record", "known.yaml"), exits: 0)
    return scratch
  }

  @Test("With file, line, what is wrong, and the nearest word", arguments: cases)
  func refused(wrong: Case) throws {
    let project = try Self.project()
    let store = try project.bytes("stemma.sqlite")
    let file = try project.write("version: 1\nartifacts:\n\(wrong.entries)\n", to: "m.yaml")
    let answer = try project.stemma("lineage", "record", "m.yaml", "--format", "json")
    expect(answer, exits: 2)
    let error = try #require(try answer.json()["error"])
    #expect(error["file"]?.string == file)
    #expect(error["line"]?.number == Double(wrong.line), "\(answer.output)")
    #expect(error["column"] != nil)
    #expect(error["message"]?.string?.contains(wrong.says) == true, "\(answer.output)")
    #expect(error["nearest"]?.string == wrong.nearest)
    #expect(try project.bytes("stemma.sqlite") == store, "the store changed")
  }

  @Test("All or nothing: a good manifest beside it is not recorded either")
  func allOrNothing() throws {
    let project = try Self.project()
    try project.write("version: 1\nartifacts: [{model: good}]\n", to: "more/a.yaml")
    try project.write("version: 1\nartifacts: [{modle: bad}]\n", to: "more/b.yaml")
    expect(try project.stemma("lineage", "record", "more"), exits: 2)
    let list = try project.stemma("lineage", "list", "--format", "json").json()
    #expect(list.list("nodes").map { $0["name"]?.string } == ["known"])
  }

  @Test("No store is made for a manifest that is wrong")
  func noStore() throws {
    let scratch = try Scratch()
    try scratch.write("version: 1\nartifacts: [{modle: bad}]\n", to: "m.yaml")
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 2)
    #expect(!scratch.exists("stemma.sqlite"))
  }

  @Test("A cycle that goes through what is recorded is refused too")
  func cycleThroughStore() throws {
    let project = try Self.project()
    let ones = String(repeating: "1", count: 64), twos = String(repeating: "2", count: 64)
    try project.write(
      """
      version: 1
      artifacts:
        - {model: a, digests: ["sha256:\(ones)"]}
        - {model: b, digests: ["sha256:\(twos)"], derivation: {method: finetuned, base: a}}
      """, to: "forth.yaml")
    expect(try project.stemma("lineage", "record", "forth.yaml"), exits: 0)
    try project.write(
      """
      version: 1
      artifacts:
        - {model: a, digests: ["sha256:\(ones)"], derivation: {method: finetuned, base: b}}
      """, to: "back.yaml")
    let list = try project.stemma("lineage", "list").output
    let answer = try project.stemma("lineage", "record", "back.yaml")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("cycle"))
    #expect(try project.stemma("lineage", "list").output == list)
  }

  @Test("A folder without a manifest, a folder that is not there, a file that is not text")
  func places() throws {
    let project = try Self.project()
    try project.write("version: 1\nfail: high\n", to: "empty/policy.yaml")
    try project.write(.init([0xFF, 0xFE, 0x00]), to: "binary.yaml")
    for (path, says) in [
      ("empty", "there is no manifest in this folder"), ("absent", "there is no such file"),
      ("binary.yaml", "not UTF-8"),
    ] {
      let answer = try project.stemma("lineage", "record", path)
      expect(answer, exits: 2)
      #expect(answer.errors.contains(says) && answer.errors.contains(project.path(path)), "\(answer.errors)")
    }
  }
}
