import Lineage
import Testing

@Suite("stemma eval suite import")
struct SuiteImportCommandTests {
  private static let parent = """
    {id: truthfulness, version: 1, licence: x, source: y, trait: {myth: untruthful/x}, answers: [myth, fact],
     scorer: {kind: choice}, questions: [{id: a, text: b, choices: {myth: x, fact: y}}]}
    """

  private func project(_ table: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.parent, to: "evals/truthfulness.yaml")
    try scratch.write(table, to: "set.csv")
    return scratch
  }

  @Test("A published table becomes a suite that eval validate reads")
  func imports() throws {
    let scratch = try project("Question,Best Answer,Best Incorrect Answer\nWet?,Yes,No\nDry?,,Yes\n")
    let words = ["eval", "suite", "import", "set.csv", "--as", "truthfulqa-csv", "--out", "evals/set.yaml"]
    let answer = try scratch.stemma(words + ["--licence", "Apache-2.0", "--format", "json"])
    expect(answer, exits: 0)
    let json = try answer.json()
    #expect(json["schema"] == "stemma/suite-import/1" && json["questions"] == 1 && json["id"] == "set")
    #expect(json.list("warnings").map { $0["line"] } == [3])
    let validated = try scratch.stemma("eval", "validate", "evals/set.yaml", "--format", "json")
    expect(validated, exits: 0)
    let suite = try #require(try validated.json().list("suites").first)
    #expect(suite["digest"] == json["digest"] && suite["scorer"] == "choice")
    #expect(try scratch.text("evals/set.yaml").contains("Apache-2.0"))
  }

  @Test("A second import does not overwrite the first, and unknown formats and suites say what there is")
  func refusals() throws {
    let scratch = try project("Question,Best Answer,Best Incorrect Answer\nWet?,Yes,No\n")
    func run(_ format: String, _ more: String...) throws -> Answer {
      try scratch.stemma(["eval", "suite", "import", "set.csv", "--as", format, "--out", "evals/set.yaml"] + more)
    }
    for (format, more, said) in [
      ("truthfulqa-cvs", [], "truthfulqa-csv"), ("jsonl", [], "--like"),
      ("truthfulqa-csv", ["--like", "truthfulnes"], "truthfulness"),
    ] {
      let words = ["eval", "suite", "import", "set.csv", "--as", format, "--out", "evals/set.yaml"] + more
      let answer = try scratch.stemma(words)
      expect(answer, exits: 2)
      #expect(answer.errors.contains(said), "\(answer.errors)")
    }
    expect(try run("truthfulqa-csv"), exits: 0)
    let again = try run("truthfulqa-csv")
    expect(again, exits: 2)
    #expect(again.errors.contains("there is such a file already"))
  }
}
