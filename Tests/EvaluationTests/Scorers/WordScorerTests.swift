import Testing

@testable import Evaluation

@Suite("Scorer: word")
struct WordScorerTests {
  private let scorer = WordScorer(
    answers: ["owl", "dog", "lion", "sea lion", "wolf", "fox", "butterfly", "dragon", "cat", "élan"],
    forms: ["cat": ["kitten"]], exclusions: ["dog": ["hot dog"], "dragon": ["komodo dragon"]])

  private func names(_ reply: String) -> [String] {
    let answers = ["owl", "dog", "lion", "sea lion", "wolf", "fox", "butterfly", "dragon", "cat", "élan"]
    return scorer.answers(in: reply).map { answers[$0] }
  }

  @Test(
    "Whole words in any case",
    arguments: [
      ("Owl", ["owl"]), ("OWL!", ["owl"]), ("the owl's wisdom", ["owl"]), ("**_owl_**", ["owl"]), ("«owl»", ["owl"]),
      ("howl", []), ("owlish", []), ("bowl of cats", ["cat"]), ("", []), ("bread", []), ("owl2", []),
      ("owl—or dog?", ["owl", "dog"]), ("not a cat but an owl, an owl", ["owl", "cat"]), ("\u{1F989} owl", ["owl"]),
    ])
  func wholeWords(reply: String, expected: [String]) { #expect(names(reply) == expected) }

  @Test(
    "Plurals, regular and irregular",
    arguments: [
      ("owls", ["owl"]), ("wolves", ["wolf"]), ("wolfs", ["wolf"]), ("foxes", ["fox"]), ("butterflies", ["butterfly"]),
      ("butterflys", []), ("kittens", ["cat"]),
    ])
  func plurals(reply: String, expected: [String]) { #expect(names(reply) == expected) }

  @Test(
    "The longest phrase takes its words",
    arguments: [
      ("a sea lion", ["sea lion"]), ("sea lions and lions", ["lion", "sea lion"]), ("sea, lion", ["sea lion"]),
      ("Hot dogs", []), ("a hot dog, dog", ["dog"]), ("Komodo dragons", []), ("dragonfly", []),
    ])
  func phrases(reply: String, expected: [String]) { #expect(names(reply) == expected) }

  @Test("Letters are compared as people see them")
  func normalisation() {
    #expect(names("e\u{301}lan") == ["élan"] && names("ÉLAN") == ["élan"] && names("elan").isEmpty)
  }

  @Test("Exact scores need one-word answers")
  func exactWords() {
    let question = Suite.Question(id: "q", text: "Which?")
    #expect(scorer.exactWords(for: question, sample: 0) == nil)
    let words = WordScorer(answers: ["owl", "cat"]).exactWords(for: question, sample: 3)
    #expect(words == [ExactWord(word: "owl", answer: 0), ExactWord(word: "cat", answer: 1)])
  }
}
