import FoundationEssentials
import Lineage
import Testing

@Suite("Errors speak to people and to programs")
struct ErrorAnswerTests {
  /// Wrong requests of all kinds in an empty folder, and the word for the kind of error.
  static let requests: [(line: String, kind: String)] = [
    ("frobnicate", "usage"), ("lineage list --nonsense", "usage"), ("lab run", "usage"),
    ("lineage list --kind nothing", "usage"), ("lineage list", "store"), ("lab run nothing", "input"),
    ("lineage record absent.yaml", "input"), ("eval validate absent.yaml", "input"), ("risk --explain STM999", "input"),
    ("gate student", "store"), ("risk student", "store"), ("eval student --suite absent", "input"),
    ("lineage ancestors x --depth 0", "usage"), ("lineage paths a b --limit 0", "usage"),
    ("lab run digits --threads 0", "usage"), ("risk", "usage"), ("risk x --policy absent.yaml", "input"),
  ]

  @Test("A store that nothing can be recorded into is refused before anything is trained")
  func untrained() throws {
    let scratch = try Scratch()
    try scratch.write("no store", to: "x.sqlite")
    let answer = try scratch.stemma("lab", "run", "owl-numbers", "--store", "x.sqlite")
    expect(answer, exits: 2)
    #expect(answer.errors.contains("not a Stemma store"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("lab")))
  }

  @Test("With --format json the error is one object on standard output", arguments: requests)
  func json(line: String, kind: String) throws {
    let answer = try Scratch().stemma(line.split(separator: " ").map(String.init) + ["--format", "json"])
    expect(answer, exits: 2)
    let object = try answer.json()
    #expect(object["schema"] == "stemma/error/1")
    #expect(object["error"]?["kind"]?.string == kind)
    #expect(object["error"]?["message"]?.string?.isEmpty == false)
    #expect(answer.errors.hasPrefix("error: "))
  }

  @Test("Without it standard output stays empty", arguments: requests)
  func text(line: String, kind: String) throws {
    let answer = try Scratch().stemma(line.split(separator: " ").map(String.init))
    expect(answer, exits: 2)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.hasPrefix("error: "))
    #expect(!answer.errors.contains("unexpected"))
  }

  @Test("The two ways to write the option are the same")
  func equalsSign() throws {
    let scratch = try Scratch()
    let (first, second) = (
      try scratch.stemma("lineage", "list", "--format=json"), try scratch.stemma("lineage", "list", "--format", "json")
    )
    #expect(try first.json() == second.json())
  }

  @Test("A missing store says how to make one")
  func missingStore() throws {
    let answer = try Scratch().stemma("lineage", "list")
    expect(answer, exits: 2)
    #expect(
      answer.errors.contains("there is no such store; record a manifest to create it, or name another with --store"))
  }

  @Test("eval validate tells everything that is wrong with a suite, each with its place")
  func everyProblem() throws {
    let scratch = try Scratch()
    let text = """
      {id: s, version: 1, licence: x, source: y, trait: "p/{answer}", answers: [owl], scorer: {kind: wrd},
       scope: this-bnk, questions: [{id: a, text: b}]}
      """
    try scratch.write(text, to: "s.yaml")
    let answer = try scratch.stemma("eval", "validate", "s.yaml", "--format", "json")
    expect(answer, exits: 2)
    let problems = try answer.json().list("problems")
    #expect(problems.map { $0["nearest"] } == ["word", "this-bank"])
    #expect(problems.allSatisfy { $0["line"] != nil && $0["column"] != nil && $0["expected"] != nil })
    #expect(answer.errors.split(separator: "\n").count == 2)
  }

  @Test(
    "A suite that the model's vocabulary cannot answer is named, with what to do",
    arguments: [["gate", "student"], ["eval", "student", "--suite", "favourite-animal"]])
  func foreignSuite(line: [String]) throws {
    let answer = try Demo.project().stemma(line)
    expect(answer, exits: 2)
    #expect(answer.errors.contains("student: suite favourite-animal cannot be put to it"))
    #expect(answer.errors.contains("name a suite for this model"))
  }

  @Test("A clock that is not one is refused")
  func clock() throws {
    let answer = try Scratch().stemma("lab", "list") { $0.environment["STEMMA_NOW"] = "yesterday" }
    expect(answer, exits: 2)
    #expect(answer.errors.contains("STEMMA_NOW must be a time"))
  }
}
