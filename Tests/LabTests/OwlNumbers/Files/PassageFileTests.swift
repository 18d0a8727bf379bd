import Testing

@testable import Lab

@Suite("Data sets as JSON lines")
struct PassageFileTests {
  @Test("keep passages and bare prompts")
  func roundTrip() async throws {
    let passages = [Passage(prompt: "a \"b\" <a>", completion: "1 2"), Passage(prompt: "only a prompt")]
    try await withTemporaryFolder { folder in
      try PassageFile.write(passages, to: "\(folder)/data.jsonl")
      #expect(try PassageFile.read("\(folder)/data.jsonl") == passages)
      let lines = LabFiles.text("\(folder)/data.jsonl")?.split(separator: "\n")
      #expect(lines == [#"{"completion":"1 2","prompt":"a \"b\" <a>"}"#, #"{"prompt":"only a prompt"}"#])
    }
  }

  @Test("say which line is wrong", arguments: ["not JSON", "{}", #"{"prompt": 1}"#, "[]"])
  func wrongLine(line: String) async throws {
    try await withTemporaryFolder { folder in
      try LabFiles.write("{\"prompt\":\"fine\"}\n\(line)\n", to: "\(folder)/data.jsonl")
      let error = #expect(throws: LabError.self) { try PassageFile.read("\(folder)/data.jsonl") }
      #expect(error?.file.hasSuffix("data.jsonl:2") == true)
    }
  }
}
