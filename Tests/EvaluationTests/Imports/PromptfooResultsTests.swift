import Lineage
import Testing

@testable import Evaluation

@Suite("Results of promptfoo")
struct PromptfooResultsTests {
  private func file(_ results: String) -> String {
    "{\"evalId\": \"e\", \"results\": {\"version\": 3, \"results\": [\(results)]}}"
  }

  @Test("The prompt as it was put names the question, or its variables; errors are missing replies")
  func reads() throws {
    let replies = try Imported.read(
      file(
        """
        {"prompt": {"raw": "Which?", "label": "p"}, "vars": {"x": "y"}, "provider": {"id": "openai:x"}, "response": {"output": "owl"}},
        {"prompt": {"raw": "Which?"}, "provider": {"id": "openai:x"}, "response": {"error": "429"}, "error": "429"},
        {"vars": {"b": 1, "a": "z"}, "response": {"output": {"animal": "cat"}}},
        {"response": {"output": "ant"}}
        """), as: "promptfoo")
    #expect(replies.pairs == ["Which?: owl", "Which?: ∅", #"{"a":"z","b":1}: {"animal":"cat"}"#])
    #expect(replies.warnings.map(\.line) == [4])
  }

  @Test("Replies of two providers are those of two models")
  func providers() {
    let text = file(
      """
      {"prompt": {"raw": "a"}, "provider": {"id": "x"}, "response": {"output": "owl"}},
      {"prompt": {"raw": "a"}, "provider": "y", "response": {"output": "owl"}}
      """)
    let error = #expect(throws: InputError.self) { try Imported.read(text, as: "promptfoo") }
    #expect(error?.line == 2 && error?.message.contains("--filter-providers") == true)
  }
}
