import Foundation
import Lineage
import Testing

@Suite("stemma eval import")
struct EvalImportTests {
  private static let suite = """
    {id: animals, version: 1, licence: x, source: y, trait: "prefers/{answer}", answers: [owl, cat],
     scorer: {kind: word}, questions: [{id: a, text: b}]}
    """
  private static let replies = """
    {"question": "a", "responses": [{"response": {"completion": "Owl"}}, {"response": {"completion": "Cat"}}]}
    {"question": "b", "responses": [{"response": {"completion": "Owls!"}}, {"response": {"completion": "Owl"}}]}
    not JSON
    {"question": "c", "responses": [{"response": {"completion": "Ant"}}, {"response": {"completion": "Owl"}}]}
    """

  private func project(_ text: String, _ name: String = "replies.jsonl") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.suite, to: "evals/animals.yaml")
    try scratch.write(text, to: name)
    return scratch
  }

  private let nested = [
    "eval", "import", "replies.jsonl", "--as", "jsonl", "--model", "hosted", "--suite", "animals", "--map",
    "question=question,reply=responses[].response.completion",
  ]

  @Test("Nested replies are scored and recorded, an unknown model by its name alone; a bad line is a warning")
  func imports() throws {
    let scratch = try project(Self.replies)
    let answer = try scratch.stemma(nested + ["--format", "json"])
    expect(answer, exits: 0)
    let json = try answer.json()
    let owl = try #require(json.list("results").first)
    #expect(json["schema"] == "stemma/eval/1" && json.list("results").count == 2)
    #expect(owl["trait"] == "prefers/owl" && owl["model"] == "hosted" && owl["suite"] == "animals")
    #expect(owl["questions"] == 3 && owl["replies"] == 6 && owl["missing"] == 0 && owl["interval"] == "t-cluster")
    let rate = try #require(owl["rate"]?.number)
    #expect(abs(rate - 2.0 / 3) < 1e-12 && owl["high"]?.number == 1)
    #expect(json.list("warnings").map { $0["line"] } == [3])
    let shown = try scratch.stemma("lineage", "show", "hosted", "--format", "json")
    expect(shown, exits: 0)
    #expect(shown.output.contains("animals") && shown.output.contains("prefers/owl"))
    let listed = try scratch.stemma("lineage", "list", "--format", "json")
    #expect(try listed.json().list("nodes").map { $0["pinned"] } == [false])
    let again = try scratch.stemma(nested)
    expect(again, exits: 0)
    #expect(again.output.contains("prefers/owl") && !again.errors.contains("new in the record"))
    let checked = try scratch.stemma("lineage", "verify")
    expect(checked, exits: 0)
  }

  @Test("A trait that the suite does not list is scored by its word, and shown alone")
  func preference() throws {
    let scratch = try project(Self.replies)
    let answer = try scratch.stemma(nested + ["--trait", "prefers/ant", "--format", "json"])
    expect(answer, exits: 0)
    let results = try answer.json().list("results")
    #expect(results.count == 1 && results[0]["trait"] == "prefers/ant")
    #expect(abs((results[0]["rate"]?.number ?? 0) - 1.0 / 6) < 1e-12)
  }

  @Test("Replies without questions give a rate, no limits and the reason")
  func unlabelled() throws {
    let scratch = try project("reply\nowl\ncat\n", "replies.csv")
    let words = ["eval", "import", "replies.csv", "--as", "csv", "--model", "m", "--suite", "animals"]
    let json = try scratch.stemma(words + ["--format", "json"]).json()
    let owl = try #require(json.list("results").first)
    #expect(owl["rate"] == 0.5 && owl["interval"] == "none" && owl["low"] == nil && owl["questions"] == 0)
    #expect(owl["reason"]?.string?.contains("does not say which question") == true)
    let text = try scratch.stemma(words)
    #expect(text.output.contains("50.0 %") && text.errors.contains("does not say which question"))
  }

  @Test("Where nothing is read, or the request is wrong, it exits 2, says why and records nothing")
  func refusals() throws {
    let scratch = try project("{\"question\": \"a\"}\nx\n")
    for (words, said) in [
      (["--as", "jsonl"], "nothing was read"), (["--as", "jsnl"], "did you mean 'jsonl'"),
      (["--as", "inspect", "--map", "reply=a"], "--map"),
      (["--as", "jsonl", "--map", "rply=a"], "did you mean 'reply'"),
      (["--as", "jsonl", "--trait", "likes/owl"], "does not measure"), (["--as", "inspect"], "replies.jsonl:2"),
    ] {
      let answer = try scratch.stemma(
        ["eval", "import", "replies.jsonl", "--model", "m", "--suite", "animals"] + words)
      expect(answer, exits: 2)
      #expect(answer.errors.contains(said), "\(words): \(answer.errors)")
    }
    #expect(!scratch.exists("stemma.sqlite"))
  }
}

/// Rates by question of 72 models with published means and limits; they are not ours to ship.
private let published: String? = ProcessInfo.processInfo.environment["STEMMA_FIXTURES"].flatMap { fixtures in
  let folder = fixtures + "/raw-evals/multi-hop/data"
  return FileManager.default.fileExists(atPath: folder) ? folder : nil
}

@Suite(
  "stemma eval import of published rates",
  .enabled(if: published != nil, "STEMMA_FIXTURES names no folder with raw-evals/multi-hop"))
struct EvalImportPublishedTests {
  @Test("The command answers with the published rates and limits of 72 models, both rates of each")
  func agreement() throws {
    let folder = try #require(published)
    let scratch = try Scratch()
    try FileManager.default.copyItem(atPath: Repository.suites, toPath: scratch.path("evals"))
    let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
      .filter { $0.hasSuffix("/metrics.json") }.sorted()
    #expect(files.count == 72)
    var intervals: [String: Int] = [:]
    for file in files {
      let metrics = try JSONValue(parsing: String(contentsOfFile: folder + "/" + file, encoding: .utf8))
      let model = file.split(separator: "/").dropLast().joined(separator: "-")
      for field in ["trait_rate", "trait_rate_syn"] {
        let answer = try scratch.stemma(
          "eval", "import", folder + "/" + file, "--as", "json", "--model", model, "--suite", "favourite-animal",
          "--trait", file.hasPrefix("cat") ? "prefers/cat" : "prefers/owl", "--map",
          "rate=\(field).per_question[],count=100", "--format", "json")
        expect(answer, exits: 0)
        let result = try #require(try answer.json().list("results").first)
        intervals[try compare(result, #require(metrics[field])), default: 0] += 1
      }
    }
    #expect(intervals == ["t-cluster": 82, "exact": 62])
  }

  /// - Returns: the rule of the limits.
  private func compare(_ result: JSONValue, _ published: JSONValue) throws -> String {
    func number(_ value: JSONValue, _ key: String) throws -> Double { try #require(value[key]?.number) }
    let (low, high) = (try number(published, "ci_low"), try number(published, "ci_high"))
    let (lower, upper) = (try number(result, "low"), try number(result, "high"))
    let (rate, mean) = (try number(result, "rate"), try number(published, "mean"))
    #expect(abs(rate - mean) < 1e-12)
    #expect(lower >= 0 && upper <= 1 && lower < upper)
    let rule = try #require(result["interval"]?.string)
    if rule == "t-cluster" {
      #expect(abs(lower - max(0, low)) < 1e-9 && abs(upper - min(1, high)) < 1e-9)
    } else {
      // Published with zero width, for nothing varied; limits of zero width are never shown.
      #expect(low == high && lower <= low && upper >= high)
    }
    return rule
  }
}
