import Checkpoints

/// The form in which one kind of server takes questions and gives answers: a value without state.
protocol Provider: Sendable {
  /// What stands behind the base address; begins with a slash.
  func path(after base: WebAddress) -> String
  /// Besides the type of the body.
  func headers(_ key: Secret?, for address: WebAddress) throws(SecretError) -> [HTTPRequest.Header]
  /// - Throws: `ProviderMisfit` for a question that this kind of server cannot be asked.
  func body(_ question: ProviderQuestion) throws(ProviderMisfit) -> JSONText.Value
  /// - Returns: nil for a document that is no answer of this kind of server.
  func reply(_ document: JSONTree) -> ProviderReply?
  /// What the events of an answer that came in pieces say together; nil for one that ended too early.
  func reply(streamed events: [JSONTree]) -> ProviderReply?
  /// The same provider speaking as the server's complaint about a request asks for; nil where it cannot.
  func adapted(to complaint: String) -> (any Provider)?
}

extension Provider {
  func reply(streamed events: [JSONTree]) -> ProviderReply? { nil }

  func adapted(to complaint: String) -> (any Provider)? { nil }

  func headers(_ key: Secret?, for address: WebAddress) throws(SecretError) -> [HTTPRequest.Header] {
    guard let key else { return [] }
    return [HTTPRequest.Header("Authorization", try key.header("Bearer ", for: address))]
  }
}

/// A question does not fit a kind of server.
struct ProviderMisfit: Error, Sendable, Equatable {
  var reason: String
}

/// The kinds of servers.
package enum ProviderKind: String, Sendable, CaseIterable {
  /// OpenAI's chat completions, as vLLM, SGLang, llama.cpp, text-generation-inference and LM Studio offer them too.
  case openAIChat = "openai-chat"
  /// OpenAI's completions: a text goes on, without a chat template.
  case openAICompletions = "openai-completions"
  case anthropic
  case ollama

  /// Whether answers can come in pieces.
  package var streams: Bool { self == .openAIChat || self == .anthropic }

  /// Whether one request can bring several answers.
  package var givesSeveral: Bool { self == .openAIChat || self == .openAICompletions }

  func provider(at address: WebAddress) -> any Provider {
    switch self {
    case .openAIChat: OpenAIChat(address)
    case .openAICompletions: OpenAICompletions()
    case .anthropic: AnthropicMessages()
    case .ollama: OllamaChat()
    }
  }
}
