import GRDB
import Loopback
import Testing

@Suite("kill -9 while replies are collected over HTTP")
struct KilledEvalTests {
  private static let width = 16
  private static let samples = 5_000

  private static var suite: String {
    let questions = (1...50).map { "  - {id: q\($0), text: \"Question \($0)? One word.\"}" }
    return """
      id: trees
      version: 1
      licence: Apache-2.0
      source: written for this test
      trait: prefers/{answer}
      answers: [oak, willow]
      scorer: {kind: word}
      sampling: {samples: 100, temperature: 1.0, maximum-tokens: 8}
      questions:

      """ + questions.joined(separator: "\n") + "\n"
  }

  @Test("At thirty random moments: exactly 5,000 distinct samples, and no more asked again than were in flight")
  func thirty() throws {
    let server = try LoopbackServer { request in
      let word = request.number.isMultiple(of: 3) ? "Willow" : "Oak"
      return [.answer(200, #"{"choices":[{"message":{"content":"\#(word)"},"finish_reason":"stop"}]}"#)]
    }
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    try scratch.write(Self.suite, to: "evals/trees.yaml")
    try scratch.write(
      """
      version: 1
      suites: evals
      models:
        remote: {model: tiny-1, endpoint: "\(server.url)/v1", concurrency: \(Self.width)}

      """, to: "stemma.yaml")
    let words = ["eval", "remote", "--suite", "trees", "--format", "json"]
    var kills = 0
    for share in Moments.shares(30, seed: 9) {
      let killed = try scratch.stemma(words) { $0.killAfter = 0.1 + 0.4 * share }
      if killed.end == .killed(9) { kills += 1 }
    }
    expect(try scratch.stemma(words), exits: 0)
    #expect(kills > 0, "every run ended before its moment came")
    let sent = server.requests.count
    #expect(sent >= Self.samples && sent <= Self.samples + kills * Self.width, "\(sent) requests after \(kills) kills")
    let queue = try DatabaseQueue(path: scratch.path("stemma.sqlite"))
    let counts = try queue.read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT count(*), count(DISTINCT question || '/' || position), count(DISTINCT request), sum(outcome = 'scored')
          FROM samples
          """
      ).map { row in Array(row.databaseValues.map { Int.fromDatabaseValue($0) ?? -1 }) }
    }
    #expect(counts == [Int](repeating: Self.samples, count: 4))
    expect(try scratch.stemma("lineage", "verify"), exits: 0)
  }
}
