import FoundationEssentials
import Testing

@testable import Lineage

@Suite("What a file holds")
struct ImportContentTests {
  private func content(_ text: String, as name: String) throws -> ImportFile.Content {
    let folder = try Folder()
    return try ImportContent.read(folder.write(text, to: name), name)
  }

  @Test("A byte order mark and the line ends of other systems are no content")
  func encoding() throws {
    guard case .documents(let json) = try content("\u{FEFF}{\"a\": 1}", as: "a.json") else {
      return #expect(Bool(false))
    }
    #expect(json.count == 1)
    guard case .documents(let yaml) = try content("\u{FEFF}a: b\r\nc: d\r\n", as: "a.yaml") else {
      return #expect(Bool(false))
    }
    #expect(yaml[0].text("c") == "d")
    guard case .card(let front, let body, 4) = try content("\u{FEFF}---\r\na: b\r\n---\r\ntext", as: "README.md")
    else { return #expect(Bool(false)) }
    #expect(front?.text("a") == "b")
    #expect(body == "text")
  }

  @Test("Lines of front matter have the numbers of the file")
  func lines() throws {
    guard case .card(let front, _, _) = try content("---\na: 1\nb: [x\n  , y]\nc: z\n---\n", as: "c.md") else {
      return #expect(Bool(false))
    }
    #expect(front?["c"]?.error("").line == 5)
  }

  @Test("Content that its ending does not promise is broken, with its place")
  func broken() throws {
    for (text, name) in [
      ("{", "a.json"), ("a: [", "a.yaml"), ("---\na: b\n", "README.md"), ("---\na: 1\na: 2\n---\n", "README.md"),
    ] {
      guard case .broken(let error) = try content(text, as: name) else { return #expect(Bool(false), "\(name)") }
      #expect(error.file == name)
      #expect(error.line != nil)
    }
    let folder = try Folder()
    let path = folder.file("latin.yaml")
    try Data([0x61, 0x3a, 0x20, 0xe9]).write(to: URL(filePath: path))
    guard case .broken = try ImportContent.read(path, "latin.yaml") else { return #expect(Bool(false)) }
  }

  @Test("Bad lines of JSON Lines are kept apart from good ones")
  func jsonLines() throws {
    guard case .lines(let documents, let bad) = try content("{\"a\": 1}\n\nno\n{\"a\": 2}", as: "e.jsonl") else {
      return #expect(Bool(false))
    }
    #expect(documents.count == 2)
    #expect(bad.map(\.line) == [3])
    #expect(documents[1]["a"]?.error("").line == 4)
  }

  @Test("Weights, vocabularies and whatever holds a zero byte are not read as text")
  func binary() throws {
    for (text, name) in [("x", "a.gguf"), ("{", "tokenizer.json"), ("a\u{0}b", "a.yaml")] {
      guard case .binary = try content(text, as: name) else { return #expect(Bool(false), "\(name)") }
    }
  }

  @Test("An empty file is no card, no document and no crash")
  func empty() throws {
    guard case .card(nil, "", 1) = try content("", as: "README.md") else { return #expect(Bool(false)) }
    guard case .broken = try content("", as: "a.json") else { return #expect(Bool(false)) }
    guard case .documents(let none) = try content("", as: "a.yaml"), none.isEmpty else {
      return #expect(Bool(false))
    }
  }
}
