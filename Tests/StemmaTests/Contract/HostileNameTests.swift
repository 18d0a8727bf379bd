import Lineage
import Testing

@Suite("Names from files do not steer the terminal")
struct HostileNameTests {
  /// An escape sequence that clears the screen, a right-to-left override and a C1 control character.
  static let hostile = "evil\u{1B}[2J\u{202E}txt\u{9B}31m"

  static let manifest = #"""
    version: 1
    artifacts:
      - model: plain
        properties: {"note": "evil\e[2J\u202Etxt\x9B31m"}
      - dataset: "evil\e[2J\u202Etxt\x9B31m"
    """#

  private static func isClean(_ text: String) -> Bool {
    !text.unicodeScalars.contains { "\u{1B}\u{202E}\u{9B}".unicodeScalars.contains($0) }
  }

  @Test("A manifest with such a name or property", arguments: ["text", "json"])
  func manifest(format: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.manifest, to: "m.yaml")
    let lines = [["lineage", "record", "m.yaml"], ["lineage", "list"], ["lineage", "show", "plain"], ["doctor"]]
    for line in lines {
      let answer = try scratch.stemma(line + ["--format", format])
      #expect(Self.isClean(answer.output) && Self.isClean(answer.errors), "\(line)")
    }
  }

  @Test("A property alone, which is recorded", arguments: ["text", "json"])
  func property(format: String) throws {
    let scratch = try Scratch()
    try scratch.write(
      #"{version: 1, artifacts: [{model: plain, properties: {note: "evil\e[2J\u202Etxt"}}]}"#, to: "m.yaml")
    expect(try scratch.stemma("lineage", "record", "m.yaml"), exits: 0)
    let answer = try scratch.stemma("lineage", "show", "plain", "--format", format)
    expect(answer, exits: 0)
    #expect(Self.isClean(answer.output))
    if format == "json" {
      #expect(try answer.json()["artifact"]?["properties"]?["note"]?.string == "evil\u{1B}[2J\u{202E}txt")
    }
  }

  @Test("A name on the command line", arguments: ["text", "json"])
  func argument(format: String) throws {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    let lines = [
      ["lineage", "show", Self.hostile], [Self.hostile], ["lineage", "record", Self.hostile],
      ["risk", "--explain", Self.hostile], ["lab", "run", Self.hostile], ["lineage", "list", "--" + Self.hostile],
    ]
    for line in lines {
      let answer = try scratch.stemma(line + ["--format", format])
      expect(answer, exits: 2)
      #expect(Self.isClean(answer.output) && Self.isClean(answer.errors), "\(line)")
    }
  }
}
