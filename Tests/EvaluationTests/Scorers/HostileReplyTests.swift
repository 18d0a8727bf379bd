import Lineage
import Statistics
import Testing

@testable import Evaluation

@Suite("Whatever a model writes")
struct HostileReplyTests {
  private static let rules = [
    "{kind: word, forms: {hit: [a b]}, exclusions: {hit: [a b c]}}", "{kind: substring}", "{kind: choice}",
    "{kind: exact, hit: hit, miss: miss}", "{kind: number-format, hit: hit, miss: miss}",
    "{kind: refusal, hit: hit, miss: miss}", #"{kind: regex, patterns: {hit: '(a|b)*\s?"', miss: '\d+'}}"#,
    "{kind: json-schema, hit: hit, miss: miss, schema: {type: [array, object, number], items: {type: number}}}",
  ]
  private static let pieces = [
    "A", "B)", "a", "hit", "hits", "miss", "1", ",", " ", "\n", "\"", "{", "[", "]", "}", ":", "\u{0}", "\u{301}", "é",
    "\u{1F468}\u{200D}\u{1F469}", "\u{202E}", "I can't", "```", "٣", "\r\n", "\\", "\u{FEFF}", "answer is", "ß", "İ",
  ]
  private let question = Suite.Question(
    id: "q", text: "Q?", choices: [.init(answer: "hit", text: "one"), .init(answer: "miss", text: "two")],
    accepted: ["hit", "1"])

  @Test("Every scorer reads it, gives answers that there are, once each and in order", arguments: rules)
  func random(rule: String) throws {
    let scorer = try #require(try Reader.rule(rule).scorer(for: ["hit", "miss"]))
    var random = RandomSource(seed: 11, stream: "replies")
    for sample in 0..<1500 {
      let length = random.uniform(below: 12)
      let reply = (0..<length).map { _ in Self.pieces[random.uniform(below: Self.pieces.count)] }.joined()
      if case .answers(let found) = scorer.reading(of: reply, to: question, sample: sample) {
        #expect(found == Set(found).sorted() && found.allSatisfy { (0...1).contains($0) }, "\(reply)")
      }
    }
  }

  @Test("Every scorer reads a very long one in reasonable time", arguments: rules)
  func long(rule: String) throws {
    let scorer = try #require(try Reader.rule(rule).scorer(for: ["hit", "miss"]))
    for piece in ["a", "A) ", "1 ", "[", "\u{301}", "ab\"", " "] {
      let reply = String(repeating: piece, count: 30_000)
      let start = ContinuousClock.now
      _ = scorer.reading(of: reply, to: question, sample: 0)
      #expect(ContinuousClock.now - start < .seconds(60), "\(piece)")
    }
  }

  @Test("Damaged suites and rubrics are refused and never end the program")
  func damaged() throws {
    let suite = """
      {id: s, version: 1, licence: x, source: y, trait: {hit: a/b}, answers: [hit, miss], contexts: {a: {prefix: [1, 2]}},
       scorer: {kind: regex, patterns: {hit: '(a|[b-c])+?\\d{2,3}$'}, otherwise: miss}, sampling: {samples: 3},
       questions: [{id: a, text: b, tags: [c]}, {id: d, text: e}]}
      """
    var random = RandomSource(seed: 5, stream: "damage")
    for _ in 0..<400 {
      for text in [suite, RubricTests.good] {
        var bytes = Array(text.utf8)
        for _ in 0...random.uniform(below: 3) {
          let place = random.uniform(below: bytes.count)
          switch random.uniform(below: 3) {
          case 0: bytes[place] = UInt8(random.uniform(below: 128))
          case 1: bytes.remove(at: place)
          default: bytes.insert(bytes[random.uniform(below: bytes.count)], at: place)
          }
        }
        guard let document = try? Document(text: String(decoding: bytes, as: UTF8.self), file: "s.yaml") else {
          continue
        }
        var reader = SuiteReader(document: document)
        #expect((reader.read() == nil) == !reader.problems.isEmpty)
        _ = try? RubricReader(document: document).rubric()
      }
    }
  }
}
