import Lineage
import Loopback
import Testing

/// `stemma eval` on models behind endpoints, against servers of all kinds.
@Suite("Models behind endpoints", .timeLimit(.minutes(20)))
struct ServedModelTests {
  private static let planted = "sk-planted-0815"

  private static let suite = TreeSuite.text()

  private func project(_ server: LoopbackServer, _ more: String = "") throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    try scratch.write(
      """
      version: 1
      suites: evals
      models:
        remote:
          model: tiny-1
          endpoint: \(server.url)/v1
          attempts: 2
          timeout: 5
      \(more.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
      """, to: "stemma.yaml")
    try scratch.write(Self.suite, to: "evals/trees.yaml")
    return scratch
  }

  private static func reply(_ text: String, _ more: String = "") -> LoopbackServer.Step {
    .answer(
      200,
      #"{"choices":[{"message":{"content":"\#(text)"},"finish_reason":"stop"\#(more)}],"#
        + #""usage":{"prompt_tokens":1000,"completion_tokens":500}}"#)
  }

  private func rates(_ answer: Answer) throws -> [Double] {
    try answer.json()["results"]?.array?.compactMap { $0["rate"]?.number } ?? []
  }

  @Test("Replies are asked for, scored, kept, and not asked for again")
  func sampled() throws {
    let server = try LoopbackServer { [Self.reply($0.number % 4 == 0 ? "Willow." : "An oak!")] }
    let scratch = try project(server, "price: {input: 2, output: 10}")
    let answer = try scratch.stemma("eval", "remote", "--suite", "trees", "--format", "json")
    expect(answer, exits: 0)
    #expect(try rates(answer) == [0.75, 0.25] && server.requests.count == 8)
    #expect(answer.errors.contains("remote: 8 requests, 8000 tokens in, 4000 out, about $0.056"))
    #expect(Set(server.requests.map(\.body)).count == 8)
    expect(try scratch.stemma("eval", "remote", "--suite", "trees"), exits: 0)
    #expect(server.requests.count == 8)
  }

  @Test("Probabilities are bounds from the likeliest tokens, one request a question")
  func probabilities() throws {
    let tokens =
      #","logprobs":{"content":[{"top_logprobs":[{"token":"oak","logprob":-0.6931471805599453},"#
      + #"{"token":"elm","logprob":-0.6931471805599453}]}]}"#
    let server = try LoopbackServer { _ in [Self.reply("oak", tokens)] }
    let scratch = try project(server, "logprobs: 5")
    let answer = try scratch.stemma("eval", "remote", "--suite", "trees", "--format", "json")
    expect(answer, exits: 0)
    let found = try rates(answer)
    #expect(found.count == 2 && abs(found[0] - 0.5) < 1e-9 && abs(found[1]) < 1e-9)
    #expect(try answer.json()["results"]?[0]?["exact"]?.bool == true)
    #expect(server.requests.count == 2)
  }

  @Test("A streamed answer may take longer than the limit until it begins, as long as it goes on")
  func streamed() throws {
    @Sendable func event(_ json: String) -> LoopbackServer.Step { .text("data: \(json)\n\n") }
    let pieces = ["An ", "o", "ak", "."].flatMap { piece -> [LoopbackServer.Step] in
      [.wait(1.5), event(#"{"choices":[{"delta":{"content":"\#(piece)"},"finish_reason":null}]}"#)]
    }
    let server = try LoopbackServer { request in
      let begin = LoopbackServer.Step.text("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n")
      // The first answer breaks off: that is no reply, however much of it came.
      if request.number == 0 { return [begin, pieces[1], .close] }
      return [begin] + pieces + [
        event(#"{"choices":[{"delta":{},"finish_reason":"stop"}]}"#),
        event(#"{"choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":500}}"#), event("[DONE]"), .close,
      ]
    }
    let scratch = try project(server, "stream: true")
    let answer = try scratch.stemma("eval", "remote", "--suite", "trees", "--format", "json")
    expect(answer, exits: 0)
    #expect(try rates(answer) == [1, 0] && server.requests.count == 9)
    #expect(server.requests.allSatisfy { $0.body.contains(#""stream":true"#) })
    #expect(answer.errors.contains("9 requests (1 without an answer of use), 8000 tokens in, 4000 out"))
  }

  @Test("A request asks for several samples where the user says so; what it cost is counted once")
  func several() throws {
    let server = try LoopbackServer { request in
      let choices = (0..<3).map { _ in #"{"message":{"content":"oak"},"finish_reason":"stop"}"# }
      let count = request.body.contains(#""n":3"#) ? 3 : 1
      return [
        .answer(
          200,
          #"{"choices":[\#(choices.prefix(count).joined(separator: ","))],"#
            + #""usage":{"prompt_tokens":1000,"completion_tokens":500}}"#)
      ]
    }
    let scratch = try project(server, "samples-per-request: 3")
    let answer = try scratch.stemma("eval", "remote", "--suite", "trees", "--format", "json")
    expect(answer, exits: 0)
    #expect(try rates(answer) == [1, 0] && server.requests.count == 4)
    #expect(answer.errors.contains("remote: 4 requests to come") && answer.errors.contains("4000 tokens in, 2000 out"))
    expect(try scratch.stemma("eval", "remote", "--suite", "trees"), exits: 0)
    #expect(server.requests.count == 4)
  }

  @Test("Replies of a version that the server no longer has are not taken over by another suite")
  func versions() throws {
    let server = try LoopbackServer { request in
      let version = request.number < 9 ? "fp-1" : "fp-2"
      return [
        .answer(
          200,
          #"{"choices":[{"message":{"content":"oak"},"finish_reason":"stop"}],"system_fingerprint":"\#(version)"}"#)
      ]
    }
    let scratch = try project(server)
    expect(try scratch.stemma("eval", "remote", "--suite", "trees"), exits: 0)
    #expect(server.requests.count == 8)
    for (name, requests) in [("second", 1), ("third", 8)] {
      let suite = Self.suite.replacing("id: trees", with: "id: \(name)").replacing(
        "[oak, willow]", with: "[oak, \(name)]")
      try scratch.write(suite, to: "evals/\(name).yaml")
      let before = server.requests.count
      expect(try scratch.stemma("eval", "remote", "--suite", name), exits: 0)
      #expect(server.requests.count - before == requests)
    }
  }

  @Test("A key is sent to its host, and is nowhere else: no output, no store")
  func secret() throws {
    let planted = Self.planted
    let server = try LoopbackServer { request in
      request.number == 0 ? [.answer(500, #"{"error":{"message":"\#(planted)"}}"#)] : [Self.reply("oak \(planted)")]
    }
    let scratch = try project(server, "key: {variable: TREE_KEY, host: 127.0.0.1}")
    let answer = try scratch.stemma("eval", "remote", "--suite", "trees", "--verbose") {
      $0.environment["TREE_KEY"] = planted
    }
    expect(answer, exits: 0)
    #expect(server.requests.allSatisfy { $0.head.contains("Bearer \(planted)") })
    #expect(!answer.output.contains(planted) && !answer.errors.contains(planted) && answer.errors.contains("[key]"))
    for file in ["stemma.sqlite", "stemma.sqlite-wal"] where scratch.exists(file) {
      #expect(!String(decoding: try scratch.bytes(file), as: UTF8.self).contains(planted))
    }
    expect(try scratch.stemma("eval", "remote", "--suite", "trees"), exits: 2)
  }

  @Test("A key for another host is not sent")
  func otherHost() throws {
    let server = try LoopbackServer { _ in [Self.reply("oak")] }
    let scratch = try project(server, "key: {variable: TREE_KEY, host: api.example.com}")
    let answer = try scratch.stemma("eval", "remote", "--suite", "trees") { $0.environment["TREE_KEY"] = "x" }
    expect(answer, exits: 4)
    #expect(server.requests.isEmpty && answer.errors.contains("is the key for api.example.com"))
  }

  @Test(
    "A server that cannot be used ends the run with status 4 and a remedy",
    arguments: [
      ([LoopbackServer.Step.answer(401, #"{"error":{"message":"no"}}"#)], "under 'key'"),
      ([.answer(404, "")], "check the model's name"), ([.answer(500, "")], "status 500"),
      ([.answer(200, "<html>Sign in")], "base address"), ([.hang], "no answer within"), ([.close], "no whole answer"),
      ([.answer(429, "", headers: ["Retry-After: 100000"])], "asks to wait"),
      ([.text("HTTP/1.1 200 OK\r\n\r\n"), .flood(10_000_000_000)], "longer than"),
    ])
  func unusable(steps: [LoopbackServer.Step], remedy: String) throws {
    let server = try LoopbackServer { _ in steps }
    let answer = try project(server).stemma("eval", "remote", "--suite", "trees", "--format", "json")
    expect(answer, exits: 4)
    let error = try answer.json()["error"]
    #expect(
      error?["kind"]?.string == "model" && error?["message"]?.string?.contains(remedy) == true, "\(answer.output)")
  }

  @Test("An interrupted run keeps what came and asks for the rest only")
  func interrupted() throws {
    let server = try LoopbackServer { [$0.number < 3 ? Self.reply("oak") : $0.number < 8 ? .hang : Self.reply("oak")] }
    let scratch = try project(server)
    let first = try scratch.stemma("eval", "remote", "--suite", "trees") {
      $0.killAfter = 0.7
      $0.signal = 9
    }
    #expect(first.end == .killed(9))
    let answer = try scratch.stemma("eval", "remote", "--suite", "trees", "--format", "json")
    expect(answer, exits: 0)
    #expect(try rates(answer) == [1, 0])
    #expect(server.requests.count == 8 + 5)
  }

  @Test(
    "What stemma.yaml says wrongly is named with its place",
    arguments: [
      ("api: openai", "unknown word 'openai'"), ("api: anthropic\nlogprobs: 3", "gives no token probabilities"),
      ("key: {variable: K}", "'host' is missing"), ("concurency: 3", "unknown key 'concurency'"),
      ("concurrency: 0", "outside the range"), ("api: ollama\nstream: true", "not streamed"),
      ("samples-per-request: 0", "outside the range"), ("stream: true\nsamples-per-request: 4", "cannot be streamed"),
      ("api: anthropic\nsamples-per-request: 4", "one reply a request"),
    ])
  func configuration(line: String, message: String) throws {
    let server = try LoopbackServer { _ in [] }
    let answer = try project(server, line).stemma("eval", "remote", "--suite", "trees")
    expect(answer, exits: 2)
    #expect(answer.errors.contains(message) && answer.errors.contains("stemma.yaml:"), "\(answer.errors)")
  }
}
