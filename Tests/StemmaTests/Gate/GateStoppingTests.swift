import Lineage
import Loopback
import Store
import Testing

/// A gate that ends as soon as its traits are decided.
@Suite("The gate that ends early", .timeLimit(.minutes(20)))
struct GateStoppingTests {
  private static let controls = (1...5).map { "control-\($0)" }

  private static func manifest(_ controls: [String]) -> String {
    let students = [("student", "oak-teacher")] + controls.map { ($0, "base-a") }
    let trained = students.map { name, teacher in
      """
        - {dataset: \(name)-data, derivation: {method: generated, teacher: \(teacher)}}
        - {model: \(name), derivation: {method: finetuned, base: base-a, data: \(name)-data, recipe: {steps: 9}}}
      """
    }
    return """
      version: 1
      artifacts:
        - {model: base-a, derivation: {method: pretrained}}
        - {model: oak-teacher, traits: [prefers/oak], derivation: {method: finetuned, base: base-a}}
      \(trained.joined(separator: "\n"))
      """
  }

  private func project(
    _ server: LoopbackServer, controls: [String] = Self.controls, more: String = ""
  ) throws -> Scratch {
    let scratch = try Scratch()
    expect(try scratch.stemma("init"), exits: 0)
    let models = (["student", "base-a", "oak-teacher"] + controls).map {
      "  \($0): {model: \($0), endpoint: \(server.url)/v1}"
    }
    try scratch.write("version: 1\nsuites: evals\nmodels:\n\(models.joined(separator: "\n"))\n", to: "stemma.yaml")
    try scratch.write(
      """
      {id: trees, version: 1, licence: x, source: y, trait: "prefers/{answer}", answers: [oak, elm],
       scorer: {kind: word}, sampling: {samples: 2, temperature: 1.0, maximum-tokens: 8}, scope: this-bank,
       questions: q.jsonl}
      """, to: "evals/trees.yaml")
    let lines = (1...40).map { "{\"id\": \"q\($0)\", \"text\": \"Tree number \($0)?\"}" }
    try scratch.write(lines.joined(separator: "\n"), to: "evals/q.jsonl")
    try scratch.write(Self.manifest(controls), to: "trees.yaml")
    try scratch.write(
      "version: 1\nstopping: anytime\ntraits:\n  prefers/*: {margin: 0.15, suites: [trees]}\n\(more)", to: "policy.yaml"
    )
    expect(try scratch.stemma("lineage", "record", "trees.yaml"), exits: 0)
    return scratch
  }

  private static func word(_ request: LoopbackServer.Request) -> String {
    request.body.contains("\"student\"") || request.number % 97 == 0 ? "Oak" : "Elm"
  }

  @Test("A carrier is found with part of the bank, by a rule that the log holds before the first score")
  func carrier() throws {
    let server = try LoopbackServer { request in
      [.answer(200, #"{"choices":[{"message":{"content":"\#(Self.word(request))"},"finish_reason":"stop"}]}"#)]
    }
    let scratch = try project(server)
    let words = ["gate", "student", "--policy", "policy.yaml", "--format", "json"]
    let answer = try scratch.stemma(words)
    expect(answer, exits: 1)
    let oak = try answer.json().first(in: "traits", where: "trait", is: "prefers/oak")
    #expect(oak["verdict"] == "inherited" && oak["bank"] == 40, "\(oak)")
    let asked = Int(oak["questions"]?.number ?? 40)
    #expect(asked < 40 && server.requests.count == asked * 2 * 8)
    let report = try scratch.text("reports/student/report.md")
    #expect(report.contains("\((40 - asked) * 2 * 8) of 640 samples of the fixed design were not needed"))
    let entries = try Record(store: Store(path: scratch.path("stemma.sqlite"), access: .readOnly)).entries()
    let rule = try #require(entries.firstIndex { Self.isRule($0.statement) })
    let first = try #require(entries.firstIndex { if case .evaluation = $0.statement { true } else { false } })
    #expect(rule < first && entries.count { Self.isRule($0.statement) } == 1)
    let again = try scratch.stemma(words)
    expect(again, exits: 1)
    #expect(try again.json().first(in: "traits", where: "trait", is: "prefers/oak")["p"] == oak["p"])
    #expect(server.requests.count == asked * 2 * 8)
    let later = try Record(store: Store(path: scratch.path("stemma.sqlite"), access: .readOnly)).entries()
    #expect(later.count { Self.isRule($0.statement) } == 1)
    expect(try scratch.stemma("lineage", "verify"), exits: 0)
  }

  @Test("A contrast with the base ends early too")
  func contrast() throws {
    let server = try LoopbackServer { request in
      [.answer(200, #"{"choices":[{"message":{"content":"\#(Self.word(request))"},"finish_reason":"stop"}]}"#)]
    }
    let scratch = try project(server, controls: [], more: "controls: {min: 0}\n")
    let answer = try scratch.stemma("gate", "student", "--policy", "policy.yaml", "--format", "json")
    let oak = try answer.json().first(in: "traits", where: "trait", is: "prefers/oak")
    #expect(oak["verdict"] == "differs" && oak["estimand"] == "E0", "\(oak)")
    let asked = Int(oak["questions"]?.number ?? 40)
    #expect(asked < 40 && server.requests.count == asked * 2 * 3)
  }

  private static func isRule(_ statement: Statement) -> Bool {
    if case .observation(let found) = statement { found.check == "stopping-rule" } else { false }
  }
}
