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
    ]).adding(question.options)
  }

  func reply(_ document: JSONTree) -> ProviderReply? {
    guard document["type"]?.string == "message", let parts = document["content"]?.array else { return nil }
    let finish: Reply.Finish =
      switch document["stop_reason"]?.string {
      case "max_tokens": .length
      case "refusal": .refused
      default: .stop
      }
    let usage = document["usage"]
    return ProviderReply(
      text: parts.filter { $0["type"]?.string == "text" }.compactMap { $0["text"]?.string }.joined(), finish: finish,
      usage: TokenUsage(usage?["input_tokens"]?.integer, usage?["output_tokens"]?.integer))
  }
}
