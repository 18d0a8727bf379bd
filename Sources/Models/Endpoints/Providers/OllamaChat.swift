import Checkpoints

/// `POST {base}/api/chat` without streaming.
struct OllamaChat: Provider {
  func path(after base: WebAddress) -> String { "/api/chat" }

  func body(_ question: ProviderQuestion) -> JSONText.Value {
    .object([
      "model": .string(question.model), "messages": .messages(question.messages), "stream": .bool(false),
      "options": .object([
        "temperature": .number(question.sampling.temperature), "num_predict": .integer(question.sampling.maximumTokens),
        "seed": question.shortSeed.map(JSONText.Value.integer),
      ]).adding(question.options),
      "logprobs": question.topTokens.map { _ in .bool(true) },
      "top_logprobs": question.topTokens.map(JSONText.Value.integer),
    ])
  }

  func reply(_ document: JSONTree) -> ProviderReply? {
    guard let text = document["message"]?["content"]?.string else { return nil }
    return ProviderReply(
      text: text, finish: document["done_reason"]?.string == "length" ? .length : .stop,
      usage: TokenUsage(document["prompt_eval_count"]?.integer, document["eval_count"]?.integer),
      topTokens: TopToken.list(document["logprobs"]?.array?.first?["top_logprobs"]))
  }
}
