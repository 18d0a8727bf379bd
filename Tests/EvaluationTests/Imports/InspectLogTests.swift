import Lineage
import Testing

@testable import Evaluation

@Suite("Logs of Inspect")
struct InspectLogTests {
  private func log(_ samples: String) -> String {
    "{\"version\": 2, \"eval\": {\"model\": \"x/y\"}, \"samples\": [\(samples)]}"
  }

  @Test("Every choice is a reply; epochs of one sample are replies to one question")
  func reads() throws {
    let replies = try Imported.read(
      log(
        """
        {"id": 7, "epoch": 1, "input": "Which?", "output": {"completion": "owl", "choices": [
          {"message": {"role": "assistant", "content": "owl"}, "stop_reason": "stop"},
          {"message": {"role": "assistant", "content": [{"type": "reasoning", "reasoning": "hm"}, {"type": "text", "text": "cat"}]}}]}},
        {"id": 7, "epoch": 2, "input": [{"role": "system", "content": "s"}, {"role": "user", "content": "Which?"}],
         "output": {"completion": "ant"}}
        """), as: "inspect")
    #expect(replies.pairs == ["7: owl", "7: cat", "7: ant"])
    #expect(replies.samples.map(\.text) == ["Which?", "Which?", "Which?"])
  }

  @Test("A failed or filtered sample is missing; one of another shape is a warning with its line")
  func missing() throws {
    let replies = try Imported.read(
      log(
        """
        {"id": "a", "input": "x", "error": {"message": "boom"}, "output": {"completion": "owl"}},
        {"id": "b", "input": "x", "output": {"choices": [{"message": {"content": ""}, "stop_reason": "content_filter"}]}},
        {"id": "c", "input": "x"},
        {"input": "x", "output": {"completion": "owl"}},
        {"id": "d", "output": {"choices": [{"message": {}}]}}
        """), as: "inspect")
    #expect(replies.pairs == ["a: ∅", "b: ∅", "c: ∅"] && replies.warnings.map(\.line) == [4, 5])
  }

  @Test("A log without samples, and one that is an archive, say what to do")
  func refusals() async throws {
    let header = #expect(throws: InputError.self) { try Imported.read("{\"version\": 2}", as: "inspect") }
    #expect(header?.message.contains("--log-samples") == true)
    try await withTemporaryFolder { folder in
      try write("PK\u{3}\u{4}rest", to: folder + "/log.eval")
      let archive = #expect(throws: InputError.self) { try CollectedFile(path: folder + "/log.eval") }
      #expect(archive?.message.contains("inspect log convert") == true)
    }
  }
}
