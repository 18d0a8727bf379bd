import Checkpoints

/// `POST {base}/v1/messages`. It takes no seed and gives no token probabilities.
struct AnthropicMessages: Provider {
  private static let version = "2023-06-01"

  func path(after base: WebAddress) -> String { base.text.hasSuffix("/v1") ? "/messages" : "/v1/messages" }

  func headers(_ key: Secret?, for address: WebAddress) throws(SecretError) -> [HTTPRequest.Header] {
    let version = HTTPRequest.Header("anthropic-version", Self.version)
    guard let key else { return [version] }
    return [version, HTTPRequest.Header("x-api-key", try key.header("", for: address))]
  }

  func body(_ question: ProviderQuestion) throws(ProviderMisfit) -> JSONText.Value {
    guard question.sampling.temperature <= 1 else {
      throw ProviderMisfit(reason: "its temperature is at most 1, and \(question.sampling.temperature) was asked for")
    }
    let system = question.messages.filter { $0.role == .system }.map(\.content)
    return .object([
      "model": .string(question.model), "max_tokens": .integer(question.sampling.maximumTokens),
      "temperature": .number(question.sampling.temperature),
      "system": system.isEmpty ? nil : .string(system.joined(separator: "\n\n")),
      "messages": .messages(question.messages.filter { $0.role != .system }),
      "stream": question.isStreamed ? .bool(true) : nil,
    ]).adding(question.options)
  }

  func reply(_ document: JSONTree) -> ProviderReply? {
    guard document["type"]?.string == "message", let parts = document["content"]?.array else { return nil }
    let finish = Self.finish(document["stop_reason"]?.string)
    let usage = document["usage"]
    return ProviderReply(
      text: parts.filter { $0["type"]?.string == "text" }.compactMap { $0["text"]?.string }.joined(), finish: finish,
      usage: TokenUsage(usage?["input_tokens"]?.integer, usage?["output_tokens"]?.integer))
  }

  /// Tokens in come with the first event, tokens out and the reason for the end with the last but one.
  func reply(streamed events: [JSONTree]) -> ProviderReply? {
    var (text, reason, input, output): (String, String?, Int?, Int?) = ("", nil, nil, nil)
    for event in events {
      input = event["message"]?["usage"]?["input_tokens"]?.integer ?? input
      output = event["usage"]?["output_tokens"]?.integer ?? output
      if event["delta"]?["type"]?.string == "text_delta" { text += event["delta"]?["text"]?.string ?? "" }
      reason = event["delta"]?["stop_reason"]?.string ?? reason
    }
    return reason.map { ProviderReply(text: text, finish: Self.finish($0), usage: TokenUsage(input, output)) }
  }

  private static func finish(_ reason: String?) -> Reply.Finish {
    switch reason {
    case "max_tokens": .length
    case "refusal": .refused
    default: .stop
    }
  }
}
