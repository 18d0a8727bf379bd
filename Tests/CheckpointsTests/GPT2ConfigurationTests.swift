import Checkpoints
import Testing

@Suite("The configuration of GPT-2")
struct GPT2ConfigurationTests {
  private let configuration = GPT2Configuration(
    vocabularySize: 409, contextLength: 25, width: 32, heads: 4, layers: 2, beginToken: 1, endToken: 3)

  @Test("survives config.json")
  func roundTrip() throws {
    try withTemporaryFolder { folder in
      try configuration.write(to: folder + "/model")
      #expect(try GPT2Configuration(folder: folder + "/model") == configuration)
      #expect(configuration.innerWidth == 128)
    }
  }

  /// The reason why a `config.json` is refused, or nil.
  private func reason(replacing old: String, by new: String) throws -> String? {
    try withTemporaryFolder { folder -> String? in
      try configuration.write(to: folder)
      let text = String(decoding: try read(folder + "/config.json"), as: UTF8.self)
      #expect(text.contains(old))
      let parts = text.split(separator: old, omittingEmptySubsequences: false)
      try write(Array(parts.joined(separator: new).utf8), to: folder + "/config.json")
      do throws(CheckpointError) {
        _ = try GPT2Configuration(folder: folder)
        return nil
      } catch {
        return error.reason
      }
    }
  }

  @Test(
    "refuses other architectures and impossible sizes",
    arguments: [
      ("\"gpt2\"", "\"llama\"", "`model_type` is \"llama\", but only \"gpt2\" is supported"),
      ("\"gelu_new\"", "\"relu\"", "`activation_function` is \"relu\", but only \"gelu_new\" is supported"),
      (
        "\"tie_word_embeddings\": false", "\"tie_word_embeddings\": true",
        "`tie_word_embeddings` is true, but only false is supported"
      ),
      ("\"tie_word_embeddings\": false", "\"x\": 0", "`tie_word_embeddings` is missing, but only false is supported"),
      ("GPT2LMHeadModel", "GPT2Model", "`architectures` does not name GPT2LMHeadModel, the supported one"),
      ("\"n_embd\": 32", "\"n_embd\": \"32\"", "`n_embd` is not a whole number"),
      ("\"n_embd\": 32", "\"n_embd\": 30", "`n_head` 4 does not divide `n_embd` 30"),
      ("\"n_head\": 4", "\"n_head\": 0", "`n_head` is 0, not between 1 and 1048576"),
      (
        "\"vocab_size\": 409", "\"vocab_size\": 9223372036854775807",
        "`vocab_size` is 9223372036854775807, not between 1 and 1048576"
      ),
      ("\"n_layer\": 2", "\"n_layer\": 1048576", "`n_layer` is 1048576, not between 1 and 4096"),
      ("\"eos_token_id\": 3", "\"eos_token_id\": 409", "`eos_token_id` 409 is not a token"),
      ("1e-05", "0", "`layer_norm_epsilon` is not between 0 and 1"),
      ("\"n_embd\": 32,", "\"n_embd\": 32", "not valid JSON: expected `}`"),
    ])
  func refuses(old: String, new: String, expected: String) throws {
    #expect(try reason(replacing: old, by: new) == expected)
  }

  @Test("takes a missing inner width as four times the width")
  func innerWidth() throws {
    #expect(try reason(replacing: "\"n_inner\": 128", by: "\"n_inner\": null") == nil)
  }

  @Test("names line and column of a syntax error")
  func position() throws {
    try withTemporaryFolder { folder in
      try write(Array("{\n  \"a\": x\n}".utf8), to: folder + "/config.json")
      let error = #expect(throws: CheckpointError.self) { try GPT2Configuration(folder: folder) }
      #expect(error?.file == folder + "/config.json:2:8")
    }
  }
}
