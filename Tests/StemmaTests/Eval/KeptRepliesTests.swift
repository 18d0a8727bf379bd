import Lineage
import Loopback
import Testing

/// Replies that were collected elsewhere, as samples of a model, and samples as a file for others.
@Suite("Kept and exported replies", .timeLimit(.minutes(20)))
struct KeptRepliesTests {
  private static let suite = TreeSuite.text(samples: 2)
  private static let replies = """
    {"position":0,"question":"q1","reply":"Oak."}
    {"position":0,"question":"q2","reply":"An oak \\"tree\\"."}
    {"position":1,"question":"q1","reply":"Willow."}
    """

  private func project(_ server: LoopbackServer, _ replies: String = replies) throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    try scratch.write(
      "version: 1\nmodels:\n  remote: {model: tiny-1, endpoint: \"\(server.url)/v1\", attempts: 1}\n", to: "stemma.yaml"
    )
    try scratch.write(Self.suite, to: "evals/trees.yaml")
    try scratch.write(replies, to: "replies.jsonl")
    return scratch
  }

  private static func server() throws -> LoopbackServer {
    try LoopbackServer { _ in
      [.answer(200, #"{"choices":[{"message":{"content":"Willow!"},"finish_reason":"stop"}]}"#)]
    }
  }

  private let keep = ["eval", "import", "replies.jsonl", "--as", "stemma", "--model", "remote", "--suite", "trees"]

  @Test("What was kept is scored without asking, a run asks for the rest only, and all of it can be exported")
  func kept() throws {
    let server = try Self.server()
    let scratch = try project(server)
    let answer = try scratch.stemma(keep + ["--keep", "--format", "json"])
    expect(answer, exits: 0)
    #expect(try answer.json()["kept"] == 3 && answer.json()["left-out"] == 0)
    let rescored = try scratch.stemma("eval", "rescore", "remote", "--suite", "trees", "--format", "json")
    expect(rescored, exits: 0)
    let first = try #require(try rescored.json().list("results").first)
    #expect(first["rate"] == 0.75 && first["replies"] == 3 && server.requests.isEmpty)
    let exported = try scratch.stemma("eval", "export", "remote", "--suite", "trees", "--out", "out.jsonl")
    expect(exported, exits: 0)
    #expect(try scratch.text("out.jsonl") == Self.replies + "\n")
    let run = try scratch.stemma("eval", "remote", "--suite", "trees", "--sampled", "--format", "json")
    expect(run, exits: 0)
    #expect(try run.json().list("results").first?["rate"] == 0.5 && server.requests.count == 1)
    let all = try scratch.stemma("eval", "export", "remote", "--suite", "trees")
    #expect(all.output.split(separator: "\n").count == 4 && all.output.contains("Willow!"))
    // Another store takes over what was exported.
    let other = try project(server, all.output)
    expect(try other.stemma(keep + ["--keep"]), exits: 0)
    let same = try other.stemma("eval", "rescore", "remote", "--suite", "trees", "--format", "json")
    #expect(try same.json().list("results").first?["rate"] == 0.5 && server.requests.count == 1)
  }

  @Test("What the suite does not ask for is left out, and nothing at all is an error")
  func strangers() throws {
    let server = try Self.server()
    let scratch = try project(
      server,
      Self.replies + """

        {"question": "q9", "position": 0, "reply": "Oak."}
        {"question": "q1", "position": 2, "reply": "Oak."}
        {"question": "q2", "position": 1}
        """)
    let answer = try scratch.stemma(keep + ["--keep", "--format", "json"])
    expect(answer, exits: 0)
    #expect(try answer.json()["kept"] == 3 && answer.json()["left-out"] == 3)
    try scratch.write(#"{"question": "q9", "position": 0, "reply": "Oak."}"#, to: "replies.jsonl")
    expect(try scratch.stemma(keep + ["--keep"]), exits: 2)
    expect(try scratch.stemma(keep + ["--keep", "--scorer", "word"]), exits: 2)
    expect(try scratch.stemma(keep + ["--context", "other"]), exits: 2)
    expect(try scratch.stemma("eval", "export", "nobody", "--suite", "trees"), exits: 2)
    let unknown = keep.map { $0 == "remote" ? "nobody" : $0 } + ["--keep"]
    expect(try scratch.stemma(unknown), exits: 2)
  }

  @Test("An export of a model without replies says that there are none")
  func nothing() throws {
    let scratch = try project(try Self.server())
    expect(try scratch.stemma("eval", "rescore", "remote", "--suite", "trees"), exits: 4)
    let answer = try scratch.stemma("eval", "export", "remote", "--suite", "trees")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("no reply of remote to suite trees"))
  }
}
