import Lineage
import Loopback
import Testing

@Suite("stemma eval plan and rescore", .timeLimit(.minutes(20)))
struct EvalPlanTests {
  private static let suite = TreeSuite.text(questions: 3)

  /// Models called `one`, `two` (also `deux`) and `three` behind one server.
  private func project(_ server: LoopbackServer) throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    let models = [("one", "one"), ("two", "two"), ("three", "three"), ("deux", "two")].map { name, model in
      "  \(name): {model: \(model), endpoint: \(server.url)/v1}"
    }
    try scratch.write("version: 1\nsuites: evals\nmodels:\n\(models.joined(separator: "\n"))\n", to: "stemma.yaml")
    try scratch.write(Self.suite, to: "evals/trees.yaml")
    return scratch
  }

  private static func reply(_ text: String) -> LoopbackServer.Step {
    .answer(200, #"{"choices":[{"message":{"content":"\#(text)"},"finish_reason":"stop"}]}"#)
  }

  @Test("A plan comes from stored models without asking them, or from a stated spread")
  func plan() throws {
    let server = try LoopbackServer { [Self.reply($0.number % 3 == 0 ? "Willow" : "Oak")] }
    let scratch = try project(server)
    let names = ["one", "two", "three"]
    let early = try scratch.stemma(["eval", "plan"] + names + ["--suite", "trees"])
    expect(early, exits: 2)
    #expect(early.errors.contains("nothing of 'one' is stored"))
    expect(try scratch.stemma(["eval"] + names + ["--suite", "trees"]), exits: 0)
    let asked = server.requests.count
    let answer = try scratch.stemma(
      ["eval", "plan"] + names + ["--suite", "trees", "--trait", "prefers/oak", "--margin", "0.2", "--format", "json"])
    expect(answer, exits: 0)
    #expect(server.requests.count == asked)
    let json = try answer.json()
    let trait = try #require(json.list("traits").first)
    #expect(json["schema"] == "stemma/plan/1" && trait["trait"] == "prefers/oak" && trait["margin"] == 0.2)
    #expect((trait["deviation"]?.number ?? 0) > 0 && trait["design"]?["controls"] == 3)
    for (again, words) in [("two", "'two' is named twice"), ("deux", "'two' and 'deux' are one model")] {
      let twice = try scratch.stemma("eval", "plan", "one", "two", again, "--suite", "trees")
      expect(twice, exits: 2)
      #expect(twice.errors.contains(words))
    }
    let stated = [
      "eval", "plan", "--suite", "trees", "--spread", "0.02", "--rate", "0.1", "--noise", "0.1", "--questions", "50",
      "--samples", "20", "--margin", "0.15",
    ]
    let text = try scratch.stemma(stated)
    expect(text, exits: 0)
    #expect(text.output.contains("prefers/willow") && text.errors.contains("stated spread"))
  }

  @Test(
    "What no plan can be made of is refused with the reason",
    arguments: [
      (["--spread", "0.1"], "--rate"), ([], "state a --spread"),
      (["--spread", "0.1", "--rate", "2"], "between 0 and 1"), (["--spread", "-1", "--rate", "0.5"], "--spread"),
      (["--spread", "0.1", "--rate", "0.5", "--margin", "0.3", "--lift", "0.2"], "not above the margin"),
      (["--spread", "0.1", "--rate", "0.5", "--controls", "2"], "from 3 to"),
      (["--spread", "0.1", "--rate", "0.5", "--trait", "prefers/oka"], "prefers/oak"),
    ])
  func refusals(words: [String], said: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.suite, to: "evals/trees.yaml")
    let answer = try scratch.stemma(["eval", "plan", "--suite", "trees"] + words)
    expect(answer, exits: 2)
    #expect(answer.errors.contains(said), "\(answer.errors)")
  }

  @Test("Stored replies are scored by another rule and a longer suite, and what is missing is told")
  func rescore() throws {
    let server = try LoopbackServer { [Self.reply($0.number % 2 == 0 ? "Oakwood" : "Oak")] }
    let scratch = try project(server)
    expect(try scratch.stemma("eval", "one", "--suite", "trees"), exits: 0)
    let asked = server.requests.count
    let words = ["eval", "rescore", "one", "--suite", "trees", "--scorer", "substring", "--format", "json"]
    let answer = try scratch.stemma(words)
    expect(answer, exits: 0)
    let json = try answer.json()
    #expect(json.list("results").first?["rate"] == 1 && json.list("missing-replies").isEmpty)
    let longer = Self.suite + "\n  - {id: q4, text: \"Another tree?\"}\n"
    try scratch.write(longer, to: "evals/trees.yaml")
    let lacking = try scratch.stemma("eval", "rescore", "one", "--suite", "trees", "--format", "json")
    expect(lacking, exits: 0)
    #expect(try lacking.json().list("missing-replies").first?["question"] == "q4")
    #expect(try lacking.json().list("results").first?["missing"] == 4)
    let none = try scratch.stemma("eval", "rescore", "two", "--suite", "trees")
    expect(none, exits: 4)
    #expect(none.errors.contains("no reply is stored for 16 samples of q1, q2, q3 and 1 more"))
    #expect(server.requests.count == asked)
    expect(try scratch.stemma("lineage", "verify"), exits: 0)
  }
}
