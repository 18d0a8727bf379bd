import Checkpoints
import Testing

@testable import Models

@Suite("Forms of questions and answers")
struct ProviderTests {
  private let question = ProviderQuestion(
    model: "m", messages: [Message(role: .system, content: "be brief"), Message(role: .user, content: "hi")],
    sampling: SamplingParameters(temperature: 0.5, maximumTokens: 9), seed: 1 << 40 | 5, topTokens: 3)

  private func reply(_ provider: any Provider, _ json: String) throws -> ProviderReply? {
    provider.reply(try Array(json.utf8).withUnsafeBytes { try JSONParser.parse($0) })
  }

  @Test("OpenAI's chats")
  func chat() throws {
    let provider = OpenAIChat(lengthField: .new)
    #expect(
      JSONText.line(provider.body(question))
        == #"{"model":"m","messages":[{"role":"system","content":"be brief"},{"role":"user","content":"hi"}],"#
        + #""temperature":0.5,"max_completion_tokens":9,"seed":5,"logprobs":true,"top_logprobs":3}"#)
    let refused = try reply(provider, #"{"choices":[{"message":{"content":null,"refusal":"I will not"}}]}"#)
    #expect(refused == ProviderReply(text: "I will not", finish: .refused))
    let parts = try reply(
      provider,
      #"{"choices":[{"message":{"content":[{"type":"text","text":"a"},{"text":"b"}]},"finish_reason":"length"}]}"#)
    #expect(parts == ProviderReply(text: "ab", finish: .length))
    #expect(
      try reply(provider, #"{"choices":[{"message":{"content":null},"finish_reason":"tool_calls"}]}"#)?.text == "")
    #expect(try reply(provider, #"{"choices":[]}"#) == nil && reply(provider, #"{"choices":[{"message":3}]}"#) == nil)
    #expect(try OpenAIChat(WebAddress("https://api.openai.com/v1")).lengthField == .new)
  }

  @Test("Options of the user are said with every request")
  func options() throws {
    var question = question
    question.options = [RequestOption("top_k", .integer(0)), RequestOption("mode", .text("x"))]
    #expect(JSONText.line(OpenAIChat(lengthField: .old).body(question)).hasSuffix(#","top_k":0,"mode":"x"}"#))
    #expect(JSONText.line(OpenAICompletions().body(question)).hasSuffix(#","top_k":0,"mode":"x"}"#))
    #expect(JSONText.line(try AnthropicMessages().body(question)).hasSuffix(#","top_k":0,"mode":"x"}"#))
    #expect(JSONText.line(OllamaChat().body(question)).contains(#""seed":5,"top_k":0,"mode":"x"},"#))
    #expect(question.options.identity == #"{"mode":"x","top_k":0}"#)
  }

  @Test("OpenAI's completions, with both shapes of likeliest tokens")
  func completions() throws {
    let provider = OpenAICompletions()
    #expect(
      JSONText.line(provider.body(question))
        == #"{"model":"m","prompt":"be brief\nhi","temperature":0.5,"max_tokens":9,"seed":5,"logprobs":3}"#
        .replacing("\\n", with: "\\u000a"))
    let old = try reply(provider, #"{"choices":[{"text":"x","logprobs":{"top_logprobs":[{"x":-1,"y":-2.5}]}}]}"#)
    #expect(old?.topTokens == [TopToken(text: "x", logProbability: -1), TopToken(text: "y", logProbability: -2.5)])
    let new = try reply(
      provider, #"{"choices":[{"text":"x","logprobs":{"content":[{"top_logprobs":[{"token":"x","logprob":-1}]}]}}]}"#)
    #expect(new?.topTokens == [TopToken(text: "x", logProbability: -1)])
  }

  @Test("Anthropic's messages")
  func anthropic() throws {
    let provider = AnthropicMessages()
    #expect(
      JSONText.line(try provider.body(question))
        == #"{"model":"m","max_tokens":9,"temperature":0.5,"system":"be brief","messages":[{"role":"user","content":"hi"}]}"#
    )
    var hot = question
    hot.sampling.temperature = 1.5
    #expect(throws: ProviderMisfit.self) { try provider.body(hot) }
    let text =
      #"{"type":"message","content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"no"}],"#
      + #""stop_reason":"refusal","usage":{"input_tokens":3,"output_tokens":4}}"#
    #expect(
      try reply(provider, text) == ProviderReply(text: "no", finish: .refused, usage: TokenUsage(input: 3, output: 4)))
    let key = try Secret(variable: "K", host: "localhost", environment: ["K": "abc"])
    let headers = try provider.headers(key, for: WebAddress("http://localhost"))
    #expect(headers.contains(.init("x-api-key", "abc")) && headers.contains { $0.name == "anthropic-version" })
    #expect(try provider.path(after: WebAddress("https://a.b/v1/")) == "/messages")
    #expect(try provider.path(after: WebAddress("https://a.b")) == "/v1/messages")
  }

  @Test("Ollama's chats")
  func ollama() throws {
    let provider = OllamaChat()
    let body = JSONText.line(provider.body(question))
    #expect(body.contains(#""stream":false,"options":{"temperature":0.5,"num_predict":9,"seed":5},"logprobs":true"#))
    let text =
      #"{"message":{"role":"assistant","content":"hi"},"done_reason":"length","prompt_eval_count":1,"eval_count":2,"#
      + #""logprobs":[{"token":"hi","logprob":-1,"top_logprobs":[{"token":"hi","logprob":-1}]}]}"#
    #expect(
      try reply(provider, text)
        == ProviderReply(
          text: "hi", finish: .length, usage: TokenUsage(input: 1, output: 2),
          topTokens: [TopToken(text: "hi", logProbability: -1)]))
  }

  @Test("Counts that are none are left out")
  func counts() {
    #expect(TokenUsage(-1, 2) == nil && TokenUsage(1, Int.max) == nil && TokenUsage(nil, 1) == nil)
  }
}
