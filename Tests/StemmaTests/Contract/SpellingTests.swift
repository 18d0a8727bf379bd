import Lineage
import Testing

@Suite("A misspelt word is a wrong request, and the nearest word is offered")
struct SpellingTests {
  /// Command lines in the demo's project; the word that should be offered.
  static let slips: [(line: String, offered: String)] = [
    ("lineag list", "lineage"),
    ("lineage lst", "list"),
    ("lab rnu", "run"),
    ("lineage list --kindd model", "--kind"),
    ("gate student --polcy lineage/policy.yaml", "--policy"),
    ("lineage show studnt", "student"),
    ("lineage ancestors studnt", "student"),
    ("lineage common student teachr", "teacher"),
    ("lineage paths techer student", "teacher"),
    ("lineage impact techer", "teacher"),
    ("lineage verify studnt", "student"),
    ("risk studnt", "student"),
    ("risk --explain STM14O", "STM140"),
    ("eval studnt --suite lab-favourite-animal", "student"),
    ("eval student --suite lab-favorite-animal", "lab-favourite-animal"),
    ("eval student --suite lab-favourite-animal --context plan", "plain"),
    ("eval student --suite lab-favourite-animal --trait prefers/ow", "prefers/owl"),
    ("gate studnt --policy lineage/policy.yaml", "student"),
    ("gate student --policy lineage/policy.yaml --base bas-a", "base-a"),
    ("gate student --policy lineage/policy.yaml --teacher techer", "teacher"),
    ("gate student --policy lineage/policy.yaml --control contrl-1", "control-1"),
    ("gate student --policy lineage/policy.yaml --positive positve", "positive"),
    ("lab run owl-number", "owl-numbers"),
  ]

  @Test("On the command line", arguments: slips)
  func commandLine(line: String, offered: String) throws {
    let project = try Demo.project()
    let answer = try project.stemma(line.split(separator: " ").map(String.init) + ["--format", "json"])
    expect(answer, exits: 2)
    let error = try #require(try answer.json()["error"])
    let isOffered = error["nearest"]?.string == offered || error["message"]?.string?.contains("'\(offered)'") == true
    #expect(isOffered, "\(answer.output)")
    #expect(answer.errors.contains("\(offered)'"))
  }

  @Test("A value outside a list names the list", arguments: ["lineage list --kind modle", "risk student --format jsn"])
  func values(line: String) throws {
    let answer = try Scratch().stemma(line.split(separator: " ").map(String.init))
    expect(answer, exits: 2)
    #expect(answer.errors.contains("Please provide one of"))
  }

  @Test(
    "In a policy, with its place",
    arguments: [
      ("version: 1\nfial: high\n", "fail", 2), ("version: 1\nfail: hihg\n", "high", 2),
      ("version: 1\ntraits:\n  prefers/*: {margn: 0.1}\n", "margin", 3),
      ("version: 1\nrules: {STM14O: {severity: low}}\n", "STM140", 2),
      ("version: 1\ntraits:\n  prefers/*: {suites: [lab-favorite-animal]}\n", "lab-favourite-animal", nil),
    ])
  func policy(text: String, offered: String, line: Int?) throws {
    let project = try Demo.project()
    let file = try project.write(text, to: "lineage/slip.yaml")
    let answer = try project.stemma("gate", "student", "--policy", "lineage/slip.yaml", "--format", "json")
    expect(answer, exits: 2)
    let error = try #require(try answer.json()["error"])
    #expect(error["nearest"]?.string == offered, "\(answer.output)")
    guard let line else { return }
    #expect(error["line"]?.number == Double(line))
    #expect(error["file"]?.string == file)
  }
}
