import Checkpoints

/// `POST {base}/completions`: the contents of the messages, one to a line, are a text that the model continues.
struct OpenAICompletions: Provider {
  func path(after base: WebAddress) -> String { "/completions" }

  func body(_ question: ProviderQuestion) -> JSONText.Value {
    .object([
      "model": .string(question.model),
      "prompt": .string(question.messages.map(\.content).joined(separator: "\n")),
      "temperature": .number(question.sampling.temperature),
      "max_tokens": .integer(question.sampling.maximumTokens),
      "seed": question.shortSeed.map(JSONText.Value.integer),
      "logprobs": question.topTokens.map(JSONText.Value.integer),
    ]).adding(question.options)
  }

  func reply(_ document: JSONTree) -> ProviderReply? {
    guard let choice = document["choices"]?.array?.first, let text = choice["text"]?.string else { return nil }
    return ProviderReply(
      text: text, finish: OpenAIForm.finish(choice["finish_reason"]?.string),
      usage: OpenAIForm.usage(document["usage"]), topTokens: OpenAIForm.topTokens(choice["logprobs"]),
      fingerprint: document["system_fingerprint"]?.string)
  }
}
