import FoundationEssentials
import Lineage
import Testing

@testable import Evaluation

@Suite("Questions in a file of their own")
struct QuestionFileTests {
  private func read(_ lines: String?, named name: String = "bank.jsonl") async throws -> Suite {
    try await withTemporaryFolder { folder in
      let text = """
        {id: animals, version: 1, licence: x, source: y, trait: "p/{answer}", answers: [owl], scorer: {kind: word},
         questions: \(name)}
        """
      try write(text, to: folder + "/animals.yaml")
      if let lines { try write(lines, to: folder + "/bank.jsonl") }
      return try Suite(file: folder + "/animals.yaml")
    }
  }

  @Test("One JSON object a line, blank lines and Windows endings included")
  func reads() async throws {
    let suite = try await read("{\"id\": \"a\", \"text\": \"Eh\\u00e9?\"}\r\n\n{\"text\": \"B\", \"id\": \"b\"}")
    #expect(suite.questions == [.init(id: "a", text: "Ehé?"), .init(id: "b", text: "B")])
  }

  @Test(
    "What is wrong is said with file and line",
    arguments: [
      (#"{"id": "a", "text": "A"}\#n{"id": "a", "text": "B"}"#, "there twice", 2),
      (#"{"id": "a", "txt": "A"}"#, "unknown key 'txt'", 1), (#"{"id": "a"}"#, "'text' is missing", 1),
      ("nonsense", "not valid JSON", 1), (#"{"id": ["a"], "text": "A"}"#, "expected text", 1),
    ])
  func refused(lines: String, message: String, line: Int) async throws {
    let error = try #require(await #expect(throws: InputError.self) { _ = try await read(lines) })
    #expect(error.message.contains(message) && error.line == line && error.file?.hasSuffix("/bank.jsonl") == true)
  }

  @Test(
    "Only a plain file of the suite's own folder", arguments: ["../bank.jsonl", "/etc/hostname", "..", "missing.jsonl"])
  func elsewhere(name: String) async throws {
    let error = try #require(await #expect(throws: InputError.self) { _ = try await read("", named: name) })
    #expect(error.field == "questions" && error.file?.hasSuffix("/animals.yaml") == true)
  }

  @Test("A link out of the folder is no plain file, and an empty bank has no questions")
  func linkAndEmpty() async throws {
    try await withTemporaryFolder { folder in
      try write("id: x", to: folder + "/target")
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/target")
      let field = try Document(text: "link", file: folder + "/suite.yaml")
      #expect(throws: InputError.self) { try QuestionFile(named: field) }
    }
    let error = try #require(await #expect(throws: InputError.self) { _ = try await read("\n") })
    #expect(error.message == "at least one question is needed")
  }
}
