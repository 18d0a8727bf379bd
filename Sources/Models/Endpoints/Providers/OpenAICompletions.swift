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
      "n": question.count > 1 ? .integer(question.count) : nil,
      "logprobs": question.topTokens.map(JSONText.Value.integer),
    ]).adding(question.options)
  }

  func reply(_ document: JSONTree) -> ProviderReply? {
    guard let choices = document["choices"]?.array, let first = choices.first, let reply = Self.reply(first) else {
      return nil
    }
    return ProviderReply(
      text: reply.text, finish: reply.finish, others: choices.dropFirst().compactMap(Self.reply),
      usage: OpenAIForm.usage(document["usage"]), topTokens: OpenAIForm.topTokens(first["logprobs"]),
      fingerprint: document["system_fingerprint"]?.string)
  }

  private static func reply(_ choice: JSONTree) -> Reply? {
    choice["text"]?.string.map { Reply(text: $0, finish: OpenAIForm.finish(choice["finish_reason"]?.string)) }
  }
}
