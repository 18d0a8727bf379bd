import Lineage
import Testing

@testable import Evaluation

@Suite("Samples of lm-evaluation-harness")
struct LMEvalSamplesTests {
  @Test("Every repeat is a reply; prompts are found in both shapes of arguments")
  func reads() throws {
    let text = """
      {"doc_id": 0, "doc": {"q": "x"}, "arguments": {"gen_args_0": {"arg_0": "Which?", "arg_1": {}}}, "resps": [["owl", "cat"]], "filtered_resps": ["owl"]}
      {"doc_id": 1, "doc": {}, "arguments": [["What?", {"until": []}]], "resps": [["ant"]]}
      {"doc_id": 2, "doc": {}, "resps": ["bee"]}
      """
    let replies = try Imported.read(text, as: "lm-eval")
    #expect(replies.pairs == ["0: owl", "0: cat", "1: ant", "2: bee"])
    #expect(replies.samples.map(\.text) == ["Which?", "Which?", "What?", nil])
  }

  @Test("Log-likelihoods are no replies")
  func likelihoods() throws {
    let replies = try Imported.read(
      #"{"doc_id": 0, "resps": [[["-1.5", "False"]], [["-0.5", "True"]]]}"#, as: "lm-eval")
    #expect(replies.samples.isEmpty && replies.warnings.first?.message.contains("log-likelihoods") == true)
  }
}
