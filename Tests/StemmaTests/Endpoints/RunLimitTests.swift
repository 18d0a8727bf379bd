import Lineage
import Loopback
import Testing

/// Limits of time, tokens and money: a run stops before them, keeps what came, and goes on later.
@Suite("Limits of a run", .timeLimit(.minutes(20)))
struct RunLimitTests {
  private static let suite = TreeSuite.text(samples: 10)
  private static let words = ["eval", "remote", "--suite", "trees"]
  /// 100 tokens; 0.0012 dollars at the prices below.
  private static let good = LoopbackServer.Step.answer(
    200,
    #"{"choices":[{"message":{"content":"An oak."},"finish_reason":"stop"}],"#
      + #""usage":{"prompt_tokens":80,"completion_tokens":20}}"#)

  private func project(_ server: LoopbackServer, _ more: String = "", concurrency: Int = 1) throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    try scratch.write(
      """
      version: 1
      prices:
        tiny-1: {input: 10, output: 20}
      models:
        remote: {model: tiny-1, endpoint: "\(server.url)/v1", concurrency: \(concurrency)}
        free: {model: tiny-2, endpoint: "\(server.url)/v1"}
      """, to: "stemma.yaml")
    try scratch.write(Self.suite, to: "evals/trees.yaml")
    return scratch
  }

  @Test(
    "Tokens and money end a run before the limit, and a higher one goes on",
    arguments: [(["--token-limit", "750"], "750 tokens"), (["--cost-limit", "0.009"], "limit of $0.009")],
    [1, 4])
  func budget(limit: ([String], String), concurrency: Int) throws {
    let server = try LoopbackServer { _ in [.wait(0.02), Self.good] }
    let scratch = try project(server, concurrency: concurrency)
    let first = try scratch.stemma(Self.words + limit.0)
    expect(first, exits: 4)
    #expect(first.errors.contains(limit.1) && first.errors.contains("what came is kept"), "\(first.errors)")
    #expect(server.requests.count == 7)
    let answer = try scratch.stemma(Self.words + ["--format", "json", "--token-limit", "1300"])
    expect(answer, exits: 0)
    #expect(server.requests.count == 20)
    #expect(try answer.json().list("results").first?["replies"]?.number == 20)
  }

  @Test("A limit of money needs a price")
  func price() throws {
    let server = try LoopbackServer { _ in [Self.good] }
    let answer = try project(server).stemma("eval", "free", "--suite", "trees", "--cost-limit", "1")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("'tiny-2' to 'prices'") && server.requests.isEmpty)
  }

  @Test("The time limit ends a run whatever the server does, and what came is kept")
  func time() throws {
    let server = try LoopbackServer { [$0.number < 3 ? Self.good : .hang] }
    let scratch = try project(server)
    let answer = try scratch.stemma(Self.words + ["--time-limit", "2s"])
    expect(answer, exits: 4)
    #expect(answer.errors.contains("time limit of 2s is over") && answer.errors.contains("goes on"))
    #expect((1.9...8).contains(answer.seconds))
    let rest = try scratch.stemma(Self.words + ["--dry-run", "--format", "json"])
    #expect(try rest.json().list("models").first?["requests"]?.number == 17)
  }

  @Test("A server that asks to wait beyond the end of the run ends it at once")
  func wait() throws {
    let server = try LoopbackServer { _ in [.answer(429, "", headers: ["Retry-After: 90"])] }
    let answer = try project(server).stemma(Self.words + ["--time-limit", "60s"])
    expect(answer, exits: 4)
    #expect(answer.errors.contains("asks to wait 90 s") && answer.seconds < 20, "\(answer.errors)")
    #expect(server.requests.count == 1)
  }

  @Test("Before a run it is said what will be asked; a dry run says only that")
  func estimate() throws {
    let server = try LoopbackServer { _ in [Self.good] }
    let scratch = try project(server)
    let dry = try scratch.stemma("eval", "remote", "free", "--suite", "trees", "--dry-run")
    expect(dry, exits: 0)
    #expect(dry.output.contains("remote: 20 requests to come, about 180 tokens in and at most 160 out, $0.005 at most"))
    #expect(dry.output.contains("free: 20 requests to come, about 180 tokens in and at most 160 out\n"))
    #expect(dry.output.contains("all: 40 requests to come") && server.requests.isEmpty)
    let answer = try scratch.stemma(Self.words)
    expect(answer, exits: 0)
    #expect(answer.errors.contains("remote: 20 requests to come"))
    #expect(try scratch.stemma(Self.words).errors.contains("to come") == false)
  }

  @Test(
    "Limits that are none are refused",
    arguments: [
      ["--time-limit", "soon"], ["--time-limit", "0s"], ["--time-limit", "5"], ["--token-limit", "-1"],
      ["--cost-limit", "nan"], ["--cost-limit", "-2"],
    ])
  func wrong(words: [String]) throws {
    let server = try LoopbackServer { _ in [Self.good] }
    expect(try project(server).stemma(Self.words + words.map { $0.hasPrefix("-") ? $0 : $0 }), exits: 2)
    #expect(server.requests.isEmpty)
  }
}
