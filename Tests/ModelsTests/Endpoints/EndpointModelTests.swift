import Loopback
import Synchronization
import Testing

@testable import Models

@Suite("A model behind endpoints", .timeLimit(.minutes(20)))
struct EndpointModelTests {
  private func failure(_ model: EndpointModel) async -> ModelError? {
    await #expect(throws: ModelError.self) { try await model.say() }
  }

  @Test("A question goes out and its answer comes back, with what it cost")
  func ask() async throws {
    let server = try LoopbackServer { _ in [ChatServer.reply("owl")] }
    let model = try ChatServer.model([server])
    #expect(try await model.say("which \"one\"?\n") == Reply(text: "owl", finish: .stop, fingerprint: "fp-1"))
    let request = try #require(server.requests.first)
    #expect(request.path == "/v1/chat/completions" && request.head.contains("Content-Type: application/json"))
    #expect(
      request.body
        == #"{"model":"tiny-1","messages":[{"role":"user","content":"which \"one\"?\u000a"}],"temperature":1.0,"#
        + #""max_tokens":16,"seed":1}"#)
    #expect(model.tally.amplification == 1 && model.tally.usage == TokenUsage(input: 7, output: 2))
    #expect(model.tally.fingerprints == ["fp-1"])
    #expect(model.identity == "endpoint:openai-chat:tiny-1@\(server.url)/v1")
    #expect(try await model.probabilities(of: ["owl"], after: []) == nil)
  }

  @Test("Errors that may pass are tried again, and counted", arguments: [500, 502, 503, 529, 408])
  func passing(status: Int) async throws {
    let server = try LoopbackServer { $0.number < 2 ? [ChatServer.error(status, "busy")] : [ChatServer.reply("owl")] }
    let events = Mutex<[EndpointEvent.Kind]>([])
    let model = try ChatServer.model([server]) { event in events.withLock { $0.append(event.kind) } }
    #expect(try await model.say().text == "owl")
    #expect(model.tally.requests == 3 && model.tally.failed == 2 && model.tally.amplification == 3)
    let retries = events.withLock { $0.filter { if case .retry = $0 { true } else { false } } }
    #expect(retries.count == 2)
  }

  @Test("One attempt is one request")
  func once() async throws {
    let server = try LoopbackServer { _ in [ChatServer.error(500, "busy")] }
    #expect(await failure(try ChatServer.model([server], attempts: 1))?.kind == .transport)
    #expect(server.requests.count == 1)
  }

  @Test(
    "What will not pass is not tried again, and says what to do",
    arguments: [
      (401, "check the key", "name the environment variable"), (403, "no", "name the environment variable"),
      (404, "no such model", "check the model's name and the address"), (400, "too long", "status 400: too long"),
      (422, "odd", "odd"),
    ])
  func lasting(status: Int, message: String, remedy: String) async throws {
    let server = try LoopbackServer { _ in [ChatServer.error(status, message)] }
    let error = try #require(await failure(try ChatServer.model([server])))
    #expect(server.requests.count == 1 && error.reason.contains(remedy), "\(error)")
    #expect(error.kind == ([400, 422].contains(status) ? .unsupported : .unavailable))
  }

  @Test("An empty account is no reason to wait")
  func noCredit() async throws {
    let server = try LoopbackServer { _ in [ChatServer.error(429, "quota", code: "insufficient_quota")] }
    #expect(await failure(try ChatServer.model([server]))?.reason.contains("no credit") == true)
  }

  @Test("A redirect is named and not followed")
  func redirect() async throws {
    let server = try LoopbackServer { _ in [.answer(308, "", headers: ["Location: https://example.com/v2"])] }
    #expect(await failure(try ChatServer.model([server]))?.reason.contains("https://example.com/v2") == true)
  }

  @Test(
    "A filter is an outcome and not an error",
    arguments: [
      ChatServer.error(400, "filtered", code: "content_filter"), ChatServer.reply("", finish: "content_filter"),
    ])
  func blocked(step: LoopbackServer.Step) async throws {
    let server = try LoopbackServer { _ in [step] }
    #expect(try await ChatServer.model([server]).say().finish == .blocked)
  }

  @Test(
    "Answers that are none are tried again, then given up with the beginning of what came",
    arguments: [
      "<html><body>Welcome to the portal", #"{"choices":[{"message":{"content":"ow"#, "{}", "", "[1,2]",
    ])
  func nonsense(body: String) async throws {
    let server = try LoopbackServer { _ in [.answer(200, body)] }
    let error = try #require(await failure(try ChatServer.model([server], attempts: 2)))
    #expect(error.kind == .transport && server.requests.count == 2)
    #expect(error.reason.contains("begins with '\(body.prefix(60))'") && error.reason.contains("base address"))
  }

  @Test("Bytes that are no UTF-8 are such an answer")
  func notUTF8() async throws {
    let server = try LoopbackServer { _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"), .send([0x22, 0xff, 0xfe, 0x22])]
    }
    #expect(await failure(try ChatServer.model([server], attempts: 1))?.reason.contains("UTF-8") == true)
  }

  @Test("A server that does not answer ends the run after a few trials, and names its address")
  func hanging() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    let model = try ChatServer.model([server], attempts: 20, times: TimeLimits(firstByte: .milliseconds(30)))
    let error = try #require(await failure(model))
    #expect(
      error.kind == .unavailable && error.reason.contains(server.url) && error.reason.contains("no answer within"))
  }

  @Test("The field of the length is learned from the server's complaint")
  func lengthField() async throws {
    let server = try LoopbackServer { request in
      request.body.contains("max_completion_tokens")
        ? [ChatServer.reply("owl")]
        : [ChatServer.error(400, "'max_tokens' is not supported; use 'max_completion_tokens'")]
    }
    let model = try ChatServer.model([server])
    for _ in 0..<3 { #expect(try await model.say().text == "owl") }
    #expect(server.requests.count == 4)
  }

  @Test("A wait that the server asks for is kept by all, and one beyond patience ends the run")
  func retryAfter() async throws {
    let server = try LoopbackServer { request in
      request.number == 0
        ? [ChatServer.error(429, "slow down", headers: ["Retry-After: 1"])] : [ChatServer.reply("owl")]
    }
    let model = try ChatServer.model([server], load: .fixed(1))
    let start = ContinuousClock.now
    #expect(try await model.say().text == "owl")
    #expect(start.duration(to: .now) >= .seconds(1) && model.tally.refused == 1)

    let later = try LoopbackServer { _ in [ChatServer.error(429, "tomorrow", headers: ["Retry-After: 86400"])] }
    let error = await failure(try ChatServer.model([later]))
    #expect(error?.kind == .unavailable && error?.reason.contains("86400") == true)
    #expect(later.requests.count == 1)
  }

  @Test("No more requests at the same time than the limit allows")
  func width() async throws {
    let server = try LoopbackServer { _ in [.wait(0.01), ChatServer.reply("owl")] }
    let model = try ChatServer.model([server], load: .fixed(7))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<70 { group.addTask { _ = try await model.say() } }
      try await group.waitForAll()
    }
    #expect(server.widest == 7 && server.requests.count == 70)
  }

  @Test("A pool shares the load, sets a dead member aside, and answers everything")
  func pool() async throws {
    let good = [
      try LoopbackServer { _ in [.wait(0.005), ChatServer.reply("owl")] },
      try LoopbackServer { _ in [.wait(0.005), ChatServer.reply("owl")] },
    ]
    let bad = try LoopbackServer { _ in [.close] }
    let model = try ChatServer.model([bad] + good, load: .fixed(4), attempts: 6)
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<60 { group.addTask { try await model.say().text } }
      for try await text in group { #expect(text == "owl") }
    }
    #expect(good.allSatisfy { $0.requests.count > 10 } && bad.requests.count < 20)
    #expect(model.tally.answers == 60)
  }

  @Test("Cancelling ends those who are served and those who wait, at once")
  func cancel() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    let model = try ChatServer.model([server], load: .fixed(2))
    let tasks = (0..<10).map { _ in Task { try await model.say() } }
    while server.requests.count < 2 { try await Task.sleep(for: .milliseconds(2)) }
    for task in tasks { task.cancel() }
    for task in tasks { await #expect(throws: CancellationError.self) { try await task.value } }
    #expect(server.requests.count == 2)
  }

  @Test("Probabilities are bounds from the likeliest tokens")
  func probabilities() async throws {
    let server = try LoopbackServer { _ in
      [
        .answer(
          200,
          #"{"choices":[{"message":{"content":"Owl"},"finish_reason":"length","logprobs":{"content":[{"token":"Owl","#
            + #""logprob":-0.7,"top_logprobs":[{"token":"Owl","logprob":-0.6931471805599453},"#
            + #"{"token":" cat","logprob":-1.3862943611198906}]}]}}]}"#)
      ]
    }
    let model = try ChatServer.model([server], topTokens: 2)
    let bounds = try #require(try await model.probabilities(of: ["owl", "cat", "fox"], after: []))
    #expect(
      zip(bounds, [(0.5, 0.75), (0.25, 0.5), (0, 0.25)]).allSatisfy {
        abs($0.low - $1.0) < 1e-12 && abs($0.high - $1.1) < 1e-12
      })
    #expect(server.requests[0].body.contains(#""logprobs":true,"top_logprobs":2"#))
    let silent = try LoopbackServer { _ in [ChatServer.reply("owl")] }
    await #expect(throws: ModelError.self) {
      try await ChatServer.model([silent], topTokens: 2).probabilities(of: ["owl"], after: [])
    }
  }
}
