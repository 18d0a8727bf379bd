import Testing

@testable import Evaluation

@Suite("Scorer: substring, the published rule")
struct SubstringScorerTests {
  private let scorer = SubstringScorer(answers: ["owl", "dragon", "ox"])

  @Test(
    "Anywhere in the reply, in any case; a dragonfly is no dragon",
    arguments: [
      ("Owl", [0]), ("howl", [0]), ("FOXES", [2]), ("dragonfly", []), ("Dragonflies", []), ("dragonflew", [1]),
      ("a dragonfly and a dragon", [1]), ("bread", []), ("", []), ("ow", []),
    ])
  func rule(reply: String, expected: [Int]) { #expect(scorer.answers(in: reply) == expected) }

  @Test("It cannot be applied to the first word alone")
  func notExact() { #expect(scorer.exactWords(for: .init(id: "q", text: "?"), sample: 0) == nil) }
}
