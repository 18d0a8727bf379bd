import Checkpoints
import Testing

@testable import Models

@Suite("Answers in pieces")
struct EventStreamTests {
  private func data(_ text: String) -> [String] { EventStream.data(Array(text.utf8)) }

  private func reply(_ provider: any Provider, _ events: [String]) throws -> ProviderReply? {
    provider.reply(streamed: try EventStream.documents(Array(events.map { "data: \($0)\n\n" }.joined().utf8)))
  }

  @Test("Events end with an empty line, whatever ends a line; comments and other fields are passed over")
  func events() {
    #expect(data("data: a\n\ndata:b\n\n") == ["a", "b"])
    #expect(data("data: a\r\n\r\ndata:  b\r\rdata: c\n\n") == ["a", " b", "c"])
    #expect(data(": ping\n\nevent: x\nid: 3\ndata: a\ndata: b\n\n") == ["a\nb"])
    #expect(data("data: a\n\ndata: [DONE]\n\ndata: late\n\n") == ["a"])
    #expect(data("data: a\n\ndata: cut o") == ["a"] && data("").isEmpty && data("\n\n\n").isEmpty)
  }

  @Test("What is no JSON is said with its place")
  func broken() {
    #expect(throws: JSONSyntaxError.self) { try EventStream.documents(Array("data: {\n\n".utf8)) }
  }

  @Test("OpenAI's chats: text, reason, likeliest first tokens, usage")
  func chat() throws {
    let provider = OpenAIChat(lengthField: .old)
    let whole = try reply(
      provider,
      [
        #"{"system_fingerprint":"f","choices":[{"delta":{"role":"assistant"}}]}"#,
        #"{"choices":[{"delta":{"content":"o"},"logprobs":{"content":[{"top_logprobs":[{"token":"o","logprob":-1}]}]}}]}"#,
        #"{"choices":[{"delta":{"content":"ak"},"logprobs":{"content":[{"top_logprobs":[{"token":"k","logprob":-2}]}]}}]}"#,
        #"{"choices":[{"delta":{},"finish_reason":"length"}]}"#,
        #"{"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}"#,
      ])
    #expect(
      whole
        == ProviderReply(
          text: "oak", finish: .length, usage: TokenUsage(input: 3, output: 2),
          topTokens: [TopToken(text: "o", logProbability: -1)], fingerprint: "f"))
    let refused = [
      #"{"choices":[{"delta":{"refusal":"I will "}}]}"#,
      #"{"choices":[{"delta":{"refusal":"not"},"finish_reason":"stop"}]}"#,
    ]
    #expect(try reply(provider, refused) == ProviderReply(text: "I will not", finish: .refused))
    #expect(try reply(provider, [#"{"choices":[{"delta":{"content":"o"}}]}"#]) == nil && reply(provider, []) == nil)
  }

  @Test("Anthropic's messages")
  func anthropic() throws {
    let events = [
      #"{"type":"message_start","message":{"usage":{"input_tokens":7,"output_tokens":1}}}"#, #"{"type":"ping"}"#,
      #"{"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"hm"}}"#,
      #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"o"}}"#,
      #"{"type":"content_block_delta","delta":{"type":"text_delta","text":"ak"}}"#,
      #"{"type":"message_delta","delta":{"stop_reason":"max_tokens"},"usage":{"output_tokens":2}}"#,
    ]
    #expect(
      try reply(AnthropicMessages(), events)
        == ProviderReply(text: "oak", finish: .length, usage: TokenUsage(input: 7, output: 2)))
    #expect(try reply(AnthropicMessages(), Array(events.dropLast())) == nil)
  }

  @Test("Whoever asks in pieces says so, and reads an answer in one piece too")
  func asked() throws {
    var question = ProviderQuestion(
      model: "m", messages: [Message(role: .user, content: "hi")], sampling: SamplingParameters())
    #expect(!JSONText.line(OpenAIChat(lengthField: .old).body(question)).contains("stream"))
    question.isStreamed = true
    #expect(
      JSONText.line(OpenAIChat(lengthField: .old).body(question)).hasSuffix(
        #""stream":true,"stream_options":{"include_usage":true}}"#))
    #expect(JSONText.line(try AnthropicMessages().body(question)).hasSuffix(#""stream":true}"#))
    let reader = AnswerReader(
      provider: OpenAIChat(lengthField: .old), secret: nil, address: try WebAddress("http://127.0.0.1"),
      isStreamed: true)
    let body = Array(#"{"choices":[{"message":{"content":"oak"},"finish_reason":"stop"}]}"#.utf8)
    guard case .reply(let reply) = reader.meaning(of: HTTPResponse(status: 200, body: body)) else {
      Issue.record("no reply")
      return
    }
    #expect(reply.text == "oak")
  }
}
