import Lineage
import Testing

@Suite("Documents know their place")
struct DocumentTests {
  @Test("An unknown key names the nearest valid one, with file, line and field")
  func unknownKey() throws {
    let document = try Document(text: "version: 1\nartifcats: []\n", file: "m.yaml")
    let error = #expect(throws: InputError.self) { try document.allow(["version", "artifacts"]) }
    #expect(error?.nearest == "artifacts")
    #expect(error?.file == "m.yaml")
    #expect(error?.line == 2)
  }

  @Test("A number out of range says the range", arguments: ["x: 2", "x: -1", "x: .inf", "x: abc"])
  func numberRange(text: String) throws {
    let document = try Document(text: text, file: "m.yaml")
    #expect(throws: InputError.self) { try document.required("x").number(in: 0...1) }
  }

  @Test(
    "Hostile YAML is an error and never a trap",
    arguments: ["", "\u{0}", "a: [", "{a: 1, a: 2}", "- - - -\n-", "&a [*a]", "\u{FEFF}x"]
  )
  func hostile(text: String) {
    do {
      let document = try Document(text: text, file: "m.yaml")
      _ = try document.entries()
    } catch {
      #expect(error.file == "m.yaml")
    }
  }

  @Test(
    "Base 60 is no number, however large it is",
    arguments: ["1:30", "190:20:30", "9:9:9:9:9:9:9:9:9:9:9:9:9:9", "-99:59:59:59:59:59:59:59:59:59:59.5"])
  func sexagesimal(text: String) throws {
    let document = try Document(text: "x: \(text)", file: "f.yaml")
    #expect(try document.json() == ["x": .string(text)])
    let value = try document.required("x")
    #expect(throws: InputError.self) { try value.number() }
    #expect(throws: InputError.self) { try value.integer(in: 0...9) }
  }

  @Test("Deep nesting and aliases that multiply are refused before they cost anything", .timeLimit(.minutes(20)))
  func bombs() {
    for depth in [100, 500, 5_000, 100_000] {
      #expect(throws: InputError.self) {
        try Document(text: String(repeating: "[", count: depth) + String(repeating: "]", count: depth), file: "m.yaml")
      }
      #expect(throws: InputError.self) {
        try Document(text: String(repeating: "- ", count: depth) + "a", file: "m.yaml")
      }
    }
    let levels = (1...12).map { level in
      "l\(level): &l\(level) [\((0..<10).map { _ in "*l\(level - 1)" }.joined(separator: ", "))]"
    }
    let error = #expect(throws: InputError.self) {
      try Document(text: "l0: &l0 [x]\n" + levels.joined(separator: "\n"), file: "m.yaml")
    }
    #expect(error?.message.contains("values") == true)
  }
}
