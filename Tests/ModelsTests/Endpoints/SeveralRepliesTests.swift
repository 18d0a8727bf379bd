import Loopback
import Synchronization
import Testing

@testable import Models

@Suite("Several replies of one request", .timeLimit(.minutes(20)))
struct SeveralRepliesTests {
  private let events = Events()

  private final class Events: Sendable {
    let all = Mutex<[EndpointEvent.Kind]>([])
    var adapted: Int { all.withLock { $0.count { if case .adapted = $0 { true } else { false } } } }
  }

  private static func answer(_ texts: [String], kind: ProviderKind = .openAIChat) -> LoopbackServer.Step {
    let choices = texts.enumerated().map { index, text in
      kind == .openAIChat
        ? #"{"index":\#(index),"message":{"role":"assistant","content":"\#(text)"},"finish_reason":"stop"}"#
        : #"{"index":\#(index),"text":"\#(text)","finish_reason":"length"}"#
    }
    return .answer(
      200,
      #"{"choices":[\#(choices.joined(separator: ","))],"usage":{"prompt_tokens":7,"completion_tokens":6},"#
        + #""system_fingerprint":"fp-1"}"#)
  }

  private func model(
    _ server: LoopbackServer, kind: ProviderKind = .openAIChat, secret: Secret? = nil, together: Int = 3
  ) throws -> EndpointModel {
    var configuration = EndpointConfiguration(
      name: "remote", kind: kind, model: "tiny-1", addresses: [try WebAddress(server.url + "/v1")], secret: secret,
      retries: RetryRule(attempts: 2, base: .milliseconds(1), longest: .milliseconds(2)))
    configuration.samplesPerRequest = together
    return EndpointModel(configuration, transport: try HTTPTransport()) { [events] event in
      events.all.withLock { $0.append(event.kind) }
    }
  }

  private func ask(_ model: EndpointModel, _ seeds: [UInt64] = [1, 2, 3]) async throws -> [Reply] {
    try await model.replies(
      to: [Message(role: .user, content: "which?")], sampling: SamplingParameters(), seeds: seeds)
  }

  @Test(
    "One request asks for all, without a seed, and is counted once",
    arguments: [ProviderKind.openAIChat, .openAICompletions])
  func together(kind: ProviderKind) async throws {
    let server = try LoopbackServer { _ in [Self.answer(["a", "b", "c", "too many"], kind: kind)] }
    let model = try model(server, kind: kind)
    let replies = try await ask(model)
    #expect(replies.map(\.text) == ["a", "b", "c"] && replies.allSatisfy { $0.fingerprint == "fp-1" })
    #expect(server.requests.count == 1 && server.requests[0].body.contains(#""n":3"#))
    #expect(!server.requests[0].body.contains("seed"))
    #expect(model.tally.usage == TokenUsage(input: 7, output: 6) && model.tally.amplification == 1)
    #expect(events.adapted == 0)
  }

  @Test("One reply is asked for with its seed, and no more than there are seeds")
  func fewer() async throws {
    let server = try LoopbackServer { _ in [Self.answer(["a", "b"])] }
    let model = try model(server)
    #expect(try await ask(model, [5]).count == 1)
    #expect(try await ask(model, [5, 6]).count == 2)
    let bodies = server.requests.map(\.body)
    #expect(bodies[0].contains(#""seed":5"#) && !bodies[0].contains(#""n""#) && bodies[1].contains(#""n":2"#))
  }

  @Test("A server that gives some of them is asked for several again; one that gives one is not")
  func short() async throws {
    let server = try LoopbackServer { [Self.answer($0.number == 0 ? ["a", "b"] : ["a"])] }
    let model = try model(server)
    #expect(try await ask(model).map(\.text) == ["a", "b"] && model.repliesPerRequest == 3)
    #expect(try await ask(model).count == 1 && model.repliesPerRequest == 1)
    #expect(try await ask(model).count == 1 && events.adapted == 1)
    #expect(server.requests.map { $0.body.contains(#""n":3"#) } == [true, true, false])
    #expect(server.requests[2].body.contains(#""seed":1"#))
  }

  @Test("A server that refuses a request for several is asked for one; what is refused for another reason is an error")
  func refused() async throws {
    let picky = try LoopbackServer {
      $0.body.contains(#""n""#) ? [ChatServer.error(400, "only one choice is allowed")] : [Self.answer(["a"])]
    }
    let model = try model(picky)
    #expect(try await ask(model).count == 1 && model.repliesPerRequest == 1 && events.adapted == 1)
    #expect(try await ask(model).count == 1 && picky.requests.count == 3)
    let broken = try LoopbackServer { _ in [ChatServer.error(400, "the prompt is too long")] }
    let other = try self.model(broken)
    let error = await #expect(throws: ModelError.self) { try await ask(other) }
    #expect(error?.kind == .unsupported && other.repliesPerRequest == 3 && broken.requests.count == 2)
  }

  @Test("A filter that blocks all of them says nothing about how many the server gives")
  func blocked() async throws {
    let server = try LoopbackServer { _ in [ChatServer.error(400, "filtered", code: "content_filter")] }
    let model = try model(server)
    #expect(try await ask(model) == [Reply(text: "", finish: .blocked)] && model.repliesPerRequest == 3)
  }

  @Test("The key is hidden in every one of them")
  func secret() async throws {
    let server = try LoopbackServer { _ in [Self.answer(["a", "b sk-planted", "sk-planted"])] }
    let secret = try Secret(variable: "K", host: "127.0.0.1", environment: ["K": "sk-planted"])
    let replies = try await ask(try model(server, secret: secret))
    #expect(replies.count == 3 && !replies.contains { $0.text.contains("sk-planted") })
  }
}
