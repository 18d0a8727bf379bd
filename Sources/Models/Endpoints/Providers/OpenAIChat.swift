import Checkpoints

/// `POST {base}/chat/completions`.
struct OpenAIChat: Provider {
  /// OpenAI's newer models refuse `max_tokens`; most other servers know nothing else.
  enum LengthField: String, Sendable { case old = "max_tokens", new = "max_completion_tokens" }

  var lengthField: LengthField

  init(lengthField: LengthField) { self.lengthField = lengthField }

  init(_ address: WebAddress) { lengthField = address.host == "api.openai.com" ? .new : .old }

  func path(after base: WebAddress) -> String { "/chat/completions" }

  func body(_ question: ProviderQuestion) -> JSONText.Value {
    .object([
      "model": .string(question.model), "messages": .messages(question.messages),
      "temperature": .number(question.sampling.temperature),
      lengthField.rawValue: .integer(question.sampling.maximumTokens),
      "seed": question.shortSeed.map(JSONText.Value.integer),
      "n": question.count > 1 ? .integer(question.count) : nil,
      "logprobs": question.topTokens.map { _ in .bool(true) },
      "top_logprobs": question.topTokens.map(JSONText.Value.integer),
      "stream": question.isStreamed ? .bool(true) : nil,
      "stream_options": question.isStreamed ? .object(["include_usage": .bool(true)]) : nil,
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
    guard let message = choice["message"] else { return nil }
    let refusal = message["refusal"]?.string
    guard let text = text(message["content"]) ?? refusal ?? (message.members == nil ? nil : "") else { return nil }
    let reason = choice["finish_reason"]?.string
    return Reply(
      text: text,
      finish: reason == "content_filter" ? .blocked : refusal != nil ? .refused : OpenAIForm.finish(reason))
  }

  func adapted(to complaint: String) -> (any Provider)? {
    let isMeant = complaint.contains(LengthField.old.rawValue) || complaint.contains(LengthField.new.rawValue)
    guard isMeant else { return nil }
    return OpenAIChat(lengthField: lengthField == .old ? .new : .old)
  }

  /// A string, or the texts among several parts.
  private static func text(_ content: JSONTree?) -> String? {
    content?.string ?? content?.array.map { $0.compactMap { $0["text"]?.string }.joined() }
  }
}
