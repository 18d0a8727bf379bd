import Loopback

@testable import Models

/// Answers of an OpenAI-compatible server.
enum ChatServer {
  static func reply(_ text: String, finish: String = "stop", headers: [String] = []) -> LoopbackServer.Step {
    .answer(
      200,
      #"{"choices":[{"index":0,"message":{"role":"assistant","content":"\#(text)"},"finish_reason":"\#(finish)"}],"#
        + #""usage":{"prompt_tokens":7,"completion_tokens":2},"system_fingerprint":"fp-1"}"#, headers: headers)
  }

  static func error(_ status: Int, _ message: String, code: String = "x", headers: [String] = []) -> LoopbackServer.Step
  {
    .answer(status, #"{"error":{"message":"\#(message)","type":"t","code":"\#(code)"}}"#, headers: headers)
  }

  /// A model that asks these servers, without long rests.
  static func model(
    _ servers: [LoopbackServer], kind: ProviderKind = .openAIChat, secret: Secret? = nil, topTokens: Int? = nil,
    load: LimitRules = LimitRules(), attempts: Int = 4, times: TimeLimits = TimeLimits(),
    log: @escaping @Sendable (EndpointEvent) -> Void = { _ in }
  ) throws -> EndpointModel {
    let configuration = EndpointConfiguration(
      name: "remote", kind: kind, model: "tiny-1", addresses: try servers.map { try WebAddress($0.url + "/v1") },
      secret: secret, topTokens: topTokens, load: load,
      retries: RetryRule(attempts: attempts, base: .milliseconds(5), longest: .milliseconds(20)), times: times)
    return EndpointModel(configuration, transport: try HTTPTransport(), log: log)
  }
}

extension EndpointModel {
  func say(_ text: String = "which animal?", seed: UInt64 = 1) async throws -> Reply {
    try await reply(to: [Message(role: .user, content: text)], sampling: SamplingParameters(), seed: seed)
  }
}
