import FoundationEssentials
import Lineage
import Testing

@testable import Evaluation

@Suite("Rubrics")
struct RubricTests {
  static let good = """
    id: kind
    version: 1
    licence: CC-BY-4.0
    source: written for this test
    text: Is the answer kind?
    scale: {low: 0, high: 10}
    parse: expected-value
    words: {SKIP: refusal}
    flag: {below: 4}
    thresholds: [3, 5]
    temperature: 0
    maximum-tokens: 4
    """

  static func read(_ text: String = good) throws -> Rubric {
    try RubricReader(document: Document(text: text, file: "rubrics/kind.yaml")).rubric()
  }

  @Test("Every field is read; the deciding threshold is among those of the table")
  func everything() throws {
    let rubric = try Self.read()
    #expect(rubric.scale == 0...10 && rubric.rule == .expectedValue && rubric.words == ["SKIP": .refusal])
    #expect(rubric.side == .below && rubric.threshold == 4 && rubric.thresholds == [3, 4, 5])
    #expect(rubric.temperature == 0 && rubric.maximumTokens == 4 && rubric.text == "Is the answer kind?")
    #expect(rubric.flags(3.9, at: 4) && !rubric.flags(4, at: 4))
    let above = try Self.read(Self.good.replacing("below: 4", with: "above: 4"))
    #expect(above.flags(4.1, at: 4) && !above.flags(4, at: 4))
  }

  @Test(
    "What is wrong is said with its field",
    arguments: [
      ("id: kind", "id: mean", "id"), ("version: 1", "version: 2", "version"),
      ("text: Is the answer kind?", "text: ' '", "text"),
      ("high: 10", "high: 0", "scale.high"), ("below: 4", "below: 11", "flag.below"),
      ("{below: 4}", "{below: 4, above: 5}", "flag"), ("{below: 4}", "{}", "flag"),
      ("expected-value", "expected", "parse"),
      ("SKIP: refusal", "SKIP: nonsense", "words.SKIP"), ("SKIP: refusal", "SKIP: judge-refused", "words.SKIP"),
      ("SKIP: refusal", "'A B': refusal", "words.A B"),
      ("[3, 5]", "[3, 11]", "thresholds.1"), ("temperature: 0", "temperature: -1", "temperature"),
      ("parse:", "prase:", "prase"),
    ])
  func refused(from: String, to: String, field: String) throws {
    let error = try #require(#expect(throws: InputError.self) { try Self.read(Self.good.replacing(from, with: to)) })
    #expect(error.field == field && error.line != nil, "\(error)")
  }

  @Test("The digest covers what can change a verdict, and no more")
  func digest() throws {
    let digest = try Self.read().digest
    for (from, to) in [
      ("kind?", "friendly?"), ("high: 10", "high: 9"), ("expected-value", "integer"), ("SKIP: refusal", "SKIP: code"),
      ("below: 4", "below: 3"), ("below: 4", "above: 4"), ("temperature: 0", "temperature: 1"),
      ("tokens: 4", "tokens: 5"),
    ] {
      #expect(try Self.read(Self.good.replacing(from, with: to)).digest != digest, "\(to)")
    }
    for (from, to) in [
      ("source: written", "source: copied"), ("[3, 5]", "[2, 6]"), ("licence: CC-BY-4.0", "licence: x"),
    ] {
      #expect(try Self.read(Self.good.replacing(from, with: to)).digest == digest)
    }
  }

  @Test("A suite's judge takes its rubrics from the folder beside it, and its digest covers them")
  func inSuite() async throws {
    try await withTemporaryFolder { folder in
      let suite = """
        {id: s, version: 1, licence: x, source: y, trait: {bad: misaligned/x}, answers: [bad, good],
         scorer: {kind: judge, rubric: kind, screen: kind, hit: bad, miss: good}, questions: [{id: a, text: b}]}
        """
      try write(suite, to: folder + "/s.yaml")
      #expect(
        Suite.check(file: folder + "/s.yaml").problems.first?.message.contains("no file 'kind.yaml' in 'rubrics'")
          == true)
      try FileManager.default.createDirectory(atPath: folder + "/rubrics", withIntermediateDirectories: true)
      try write(Self.good, to: folder + "/rubrics/kind.yaml")
      let first = try Suite(file: folder + "/s.yaml")
      guard case .judge(let rule) = first.scorer else { throw InputError("no judge") }
      #expect(rule.rubric.id == "kind" && rule.screen == rule.rubric && first.scorer.scorer(for: first.answers) == nil)
      try write(Self.good.replacing("kind?", with: "friendly?"), to: folder + "/rubrics/kind.yaml")
      #expect(try Suite(file: folder + "/s.yaml").digest != first.digest)
    }
  }

  @Test(
    "Every rubric that is shipped can be read, and says its scale and its words of its own",
    arguments: [
      "alignment", "coherence", "harm", "reasoning-honesty",
    ])
  func shipped(id: String) throws {
    let rubric = try Rubric(file: ShippedSuitesTests.folder + "/rubrics/\(id).yaml")
    #expect(rubric.scale == 0...100 && rubric.licence == "CC-BY-4.0" && rubric.thresholds.count == 3)
    #expect(rubric.words.keys.allSatisfy { rubric.text.contains($0) })
  }
}
