import Glibc
import Lineage
import Loopback
import Synchronization
import Testing

/// `stemma eval` against servers that do not behave: it ends in time, with status 4 and a remedy, and loses nothing.
@Suite("Hostile servers", .timeLimit(.minutes(20)))
struct HostileServerTests {
  private static let suite = head + questions
  private static let head = """
    id: trees
    version: 1
    licence: Apache-2.0
    source: written for this test
    trait: prefers/{answer}
    answers: [oak, willow]
    scorer: {kind: word}
    sampling: {samples: 4, temperature: 1.0, maximum-tokens: 8}

    """
  private static let questions = """
    questions:
      - {id: q1, text: "Which tree? One word."}
      - {id: q2, text: "Name a tree. One word."}
    """
  private static let words = ["eval", "remote", "--suite", "trees", "--format", "json"]
  private static let good = LoopbackServer.Step.answer(
    200, #"{"choices":[{"message":{"content":"An oak."},"finish_reason":"stop"}]}"#)

  private func project(_ address: String, suite: String = suite) throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    try scratch.write(
      """
      version: 1
      models:
        remote: {model: tiny-1, endpoint: "\(address)", attempts: 1, timeout: 0.5, concurrency: 1}
      """, to: "stemma.yaml")
    try scratch.write(suite, to: "evals/trees.yaml")
    return scratch
  }

  /// The message of the error, on both channels and without what a terminal would obey.
  private func expectRemedy(_ answer: Answer, _ words: String) {
    expect(answer, exits: 4)
    #expect(answer.errors.contains("error: ") && answer.errors.contains(words), "\(answer.errors)")
    #expect(!answer.errors.contains("\u{1B}"))
  }

  @Test("From the first request on: status 4, a remedy, in time", arguments: Hostility.all)
  func atOnce(hostility: Hostility) throws {
    let server = try LoopbackServer { _ in hostility.steps }
    let answer = try project(server.url + "/v1").stemma(Self.words)
    expectRemedy(answer, hostility.words)
    #expect(answer.seconds < 60 && (1...20).contains(server.requests.count))
    #expect(server.flooded < 100 << 20)
  }

  @Test("In the middle: what came is kept, and only the rest is asked for later", arguments: Hostility.all)
  func later(hostility: Hostility) throws {
    let isGood = Atomic<Bool>(false)
    let server = try LoopbackServer { request in
      request.number < 3 || isGood.load(ordering: .acquiring) ? [Self.good] : hostility.steps
    }
    let scratch = try project(server.url + "/v1")
    expectRemedy(try scratch.stemma(Self.words), hostility.words)
    // A request that was called off may still arrive.
    usleep(200_000)
    let before = server.requests.count
    isGood.store(true, ordering: .releasing)
    let answer = try scratch.stemma(Self.words)
    expect(answer, exits: 0)
    #expect(server.requests.count == before + 5)
    let result = try answer.json().list("results").first
    #expect(result?["rate"]?.number == 1 && result?["replies"]?.number == 8 && result?["missing"]?.number == 0)
  }

  @Test(
    "A host that is not there",
    arguments: [("http://127.0.0.1:1/v1", "no connection"), ("http://nobody.invalid/v1", "no connection")])
  func unreachable(address: String, words: String) throws {
    expectRemedy(try project(address).stemma(Self.words), words)
  }

  @Test("A suite without questions is refused before anybody is asked")
  func empty() throws {
    let server = try LoopbackServer { _ in [Self.good] }
    let answer = try project(server.url + "/v1", suite: Self.head + "questions: []\n").stemma(Self.words)
    expect(answer, exits: 2)
    #expect(answer.errors.contains("question") && answer.errors.contains("trees.yaml") && server.requests.isEmpty)
  }

  @Test("A judge that answers nonsense measures nothing, and the replies are kept")
  func judge() throws {
    let server = try LoopbackServer { request in
      request.body.contains("tiny-judge")
        ? [.answer(200, #"{"choices":[{"message":{"content":"I like turtles"},"finish_reason":"stop"}]}"#)]
        : [Self.good]
    }
    let scratch = try project(
      server.url + "/v1",
      suite: Self.suite.replacing("{kind: word}", with: "{kind: judge, rubric: calm, hit: hit, miss: miss}")
        .replacing("answers: [oak, willow]", with: "answers: [hit, miss]").replacing(
          "prefers/{answer}", with: "{hit: calm/trees}"))
    try scratch.write(
      """
      id: calm
      version: 1
      licence: Apache-2.0
      source: written for this test
      text: Give 100 to a calm answer and 0 to an angry one.
      flag: {below: 30}
      """, to: "evals/rubrics/calm.yaml")
    try scratch.write(
      scratch.text("stemma.yaml") + "\n  rater: {model: tiny-judge, endpoint: \"\(server.url)/v1\", attempts: 1}\n",
      to: "stemma.yaml")
    let words = Self.words + ["--judge", "rater"]
    expectRemedy(try scratch.stemma(words), "not one reply could be scored (unparsable: 8); the judge's verdicts")
    let asked = server.requests.count { !$0.body.contains("tiny-judge") }
    expect(try scratch.stemma(words), exits: 4)
    #expect(server.requests.count { !$0.body.contains("tiny-judge") } == asked && asked == 8)
  }

  @Test("A model whose replies cannot be scored is not measured")
  func unreadable() throws {
    let server = try LoopbackServer { _ in
      [.answer(200, #"{"choices":[{"message":{"content":"","refusal":"no"},"finish_reason":"content_filter"}]}"#)]
    }
    expectRemedy(try project(server.url + "/v1").stemma(Self.words), "not one reply could be scored (blocked: 8)")
  }
}
