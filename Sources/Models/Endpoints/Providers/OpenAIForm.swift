import Checkpoints

/// What OpenAI's two interfaces have in common.
enum OpenAIForm {
  static func finish(_ reason: String?) -> Reply.Finish {
    switch reason {
    case "length": .length
    case "content_filter": .blocked
    default: .stop
    }
  }

  static func usage(_ usage: JSONTree?) -> TokenUsage? {
    // Completions of servers that stream leave out what they did not count.
    TokenUsage(usage?["prompt_tokens"]?.integer, usage?["completion_tokens"]?.integer ?? 0)
  }

  /// `{"content": [{"top_logprobs": [{"token", "logprob"}]}]}` as in chats, or `{"top_logprobs": [{token: logprob}]}`.
  static func topTokens(_ logprobs: JSONTree?) -> [TopToken]? {
    if let first = logprobs?["content"]?.array?.first { return TopToken.list(first["top_logprobs"]) }
    return logprobs?["top_logprobs"]?.array?.first?.members?.compactMap { member in
      member.value.double.map { TopToken(text: member.key, logProbability: $0) }
    }
  }
}

extension TopToken {
  /// `[{"token", "logprob"}]`.
  static func list(_ list: JSONTree?) -> [TopToken]? {
    list?.array?.compactMap { entry in
      guard let text = entry["token"]?.string, let value = entry["logprob"]?.double else { return nil }
      return TopToken(text: text, logProbability: value)
    }
  }
}

extension JSONText.Value {
  /// `[{"role", "content"}]`.
  static func messages(_ messages: [Message]) -> JSONText.Value {
    .array(messages.map { .object(["role": .string($0.role.rawValue), "content": .string($0.content)]) })
  }
}
