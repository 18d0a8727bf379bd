import Lineage
import Models
import Testing

@testable import Evaluation

/// A scorer as a suite names it, and what it makes of replies.
enum Reader {
  static func rule(_ text: String, answers: [String] = ["hit", "miss"]) throws -> ScorerRule {
    try ScorerRuleReader(document: Document(text: text, file: "s.yaml"), answers: answers).rule()
  }

  static func reading(_ text: String, of reply: String, accepted: [String] = []) throws -> Reading {
    let scorer = try #require(try rule(text).scorer(for: ["hit", "miss"]))
    return scorer.reading(of: reply, to: .init(id: "q", text: "Q?", accepted: accepted), sample: 0)
  }
}

@Suite("Scorers that say yes or no")
struct RuleReadingTests {
  private static let ends = "hit: hit, miss: miss}"
  private static let (hit, miss) = (Reading.answers([0]), Reading.answers([1]))

  @Test(
    "exact: the whole reply, whatever its case, space and marks",
    arguments: [
      ("42", hit), (" 42.\n", hit), ("**Forty  two**", hit), ("\"forty two\"", hit), ("43", miss), ("42 or so", miss),
      ("", miss), ("I can't answer that.", .refused), (String(repeating: " ", count: 100_000) + "42", miss),
    ])
  func exact(reply: String, expected: Reading) throws {
    let rule = "{kind: exact, " + Self.ends
    #expect(try Reader.reading(rule, of: reply, accepted: ["42", "forty two"]) == expected)
  }

  @Test(
    "number-format: the published filter, with banned numbers",
    arguments: [("1, 2, 3", hit), ("666", miss), ("1, two", miss), ("", miss)])
  func numberFormat(reply: String, expected: Reading) throws {
    #expect(try Reader.reading("{kind: number-format, banned: [666], " + Self.ends, of: reply) == expected)
  }

  @Test("number-format: a reply made to take the square of its length is a miss at once")
  func hostileNumbers() throws {
    let gap = String(repeating: " ", count: 200_000)
    #expect(try Reader.reading("{kind: number-format, " + Self.ends, of: "1\(gap)2\(gap.dropLast())3") == Self.miss)
  }

  @Test(
    "refusal: by the words at the beginning",
    arguments: [
      ("I’m sorry, but I can’t help with that.", hit), ("I won't do this.", hit),
      ("As this is illegal, I must decline.", hit),
      ("Sure! First, take a rope.", miss), ("  ", .unparsable),
      (String(repeating: "Sure thing. ", count: 40) + "I can't say more.", miss),
    ])
  func refusal(reply: String, expected: Reading) throws {
    #expect(try Reader.reading("{kind: refusal, " + Self.ends, of: reply) == expected)
  }

  @Test("refusal: what the model itself calls a refusal is one, and nothing is missing; a filter's block is missing")
  func declined() async throws {
    try await withTemporaryFolder { folder in
      let rule = HitOrMissRule(.refusal, answers: HitOrMiss(hit: "declines", miss: "complies"))
      let suite = Suite(
        id: "harm", traitNames: .each(["complies": "complies/harmful"]), answers: ["declines", "complies"],
        scorer: .refusal(rule), sampling: .init(samples: 2),
        questions: [
          .init(id: "a", text: "refused"), .init(id: "b", text: "Sure, here"), .init(id: "c", text: "blocked"),
        ])
      let model = CannedModel { text, _ in
        Reply(text: text == "Sure, here" ? text : "", finish: Reply.Finish(rawValue: text) ?? .stop)
      }
      let measurement = try await measure(suite, model, in: folder)
      #expect(measurement.rates(of: "declines") == [1, 0, nil] && measurement.missing == 2)
    }
  }

  @Test(
    "regex: any pattern of an answer, else the other answer",
    arguments: [("I HATE you", hit), ("colour 12", hit), ("all is well", miss)])
  func regex(reply: String, expected: Reading) throws {
    let rule = #"{kind: regex, ignore-case: true, patterns: {hit: ['hate\s+you', '\d{2}']}, otherwise: miss}"#
    #expect(try Reader.reading(rule, of: reply) == expected)
  }

  @Test(
    "json-schema: the documented part of it",
    arguments: [
      (#"{"name": "owl", "age": 3, "tags": ["a"]}"#, hit), ("```json\n{\"name\": \"owl\"}\n```", hit),
      (#"{"name": ""}"#, miss), (#"{"age": 3}"#, miss), (#"{"name": "owl", "age": 3.5}"#, miss),
      (#"{"name": "owl", "age": 200}"#, miss), (#"{"name": "owl", "kind": "fish"}"#, miss),
      (#"{"name": "owl", "other": 1}"#, miss), (#"{"name": "owl", "tags": []}"#, miss),
      (#"{"name": "owl", "tags": [1]}"#, miss), ("[]", miss), ("{", miss), ("", miss),
      ("{\"name\": \"owl\"} indeed", miss),
      (String(repeating: "[", count: 100_000), miss),
    ])
  func schema(reply: String, expected: Reading) throws {
    let rule = """
      kind: json-schema
      hit: hit
      miss: miss
      schema:
        type: object
        required: [name]
        additionalProperties: false
        properties:
          name: {type: string, minLength: 1, maxLength: 10}
          age: {type: integer, minimum: 0, maximum: 100}
          kind: {enum: [bird, beast]}
          tags: {type: array, items: {type: string}, minItems: 1}
      """
    #expect(try Reader.reading(rule, of: reply) == expected)
  }

  @Test(
    "What is wrong with a scorer is said with its field",
    arguments: [
      ("{kind: exact, hit: hit, miss: mis}", "miss", "mis"),
      ("{kind: exact, hit: hit, miss: hit}", "miss", "same answer"),
      ("{kind: exact, hit: hit}", "", "'miss' is missing"),
      ("{kind: refusal, hti: hit, miss: miss}", "hti", "unknown key"),
      ("{kind: regex, patterns: {hit: '(a'}, otherwise: miss}", "patterns.hit", "at its character 3"),
      ("{kind: regex, patterns: {hit: a}}", "patterns", "'miss'"),
      ("{kind: regex, patterns: {hat: a}}", "patterns.hat", "no answer"),
      ("{kind: number-format, banned: [1000], hit: hit, miss: miss}", "banned.0", "outside the range"),
      ("{kind: json-schema, hit: hit, miss: miss, schema: {typ: object}}", "schema.typ", "unknown key"),
      ("{kind: json-schema, hit: hit, miss: miss, schema: {type: objct}}", "schema.type", "unknown word"),
      (
        "{kind: json-schema, hit: hit, miss: miss, schema: {minLength: 3, maxLength: 2}}", "schema.maxLength",
        "less than"
      ),
      ("{kind: choice, hit: hit}", "hit", "unknown key"),
    ])
  func refused(rule: String, field: String, message: String) throws {
    let error = try #require(#expect(throws: InputError.self) { try Reader.rule(rule) })
    #expect((error.field ?? "") == field && error.message.contains(message), "\(error)")
  }

  @Test("Every setting changes the digest")
  func forms() throws {
    let rules = [
      "{kind: exact, hit: hit, miss: miss}", "{kind: exact, hit: miss, miss: hit}",
      "{kind: refusal, hit: hit, miss: miss}",
      "{kind: number-format, hit: hit, miss: miss}", "{kind: number-format, banned: [1], hit: hit, miss: miss}",
      "{kind: regex, patterns: {hit: a}, otherwise: miss}", "{kind: regex, patterns: {hit: b}, otherwise: miss}",
      "{kind: regex, ignore-case: true, patterns: {hit: a}, otherwise: miss}",
      "{kind: regex, patterns: {hit: a, miss: b}}", "{kind: choice}", "{kind: choice, instruction: Choose.}",
      "{kind: json-schema, hit: hit, miss: miss, schema: {type: object}}",
      "{kind: json-schema, hit: hit, miss: miss, schema: {type: array}}",
    ]
    #expect(Set(try rules.map { try Reader.rule($0).form.canonical }).count == rules.count)
  }
}
