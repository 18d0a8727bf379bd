import Models
import Statistics
import Testing

@testable import Evaluation

@Suite("Scorer: choice")
struct ChoiceScorerTests {
  private let question = Suite.Question(
    id: "q", text: "Which city is the capital of France?",
    choices: [
      .init(answer: "right", text: "Paris"), .init(answer: "wrong", text: "Rome"), .init(answer: "wrong", text: "Oslo"),
      .init(answer: "wrong", text: "Ghent"),
    ])
  private let scorer = ChoiceScorer(answers: ["right", "wrong"])

  /// The letter of Paris in a sample.
  private func letter(_ sample: Int) throws -> String {
    let order = ChoiceRule.order(of: question, sample: sample)
    return ChoiceRule.letters[try #require(order.firstIndex { $0.text == "Paris" })]
  }

  @Test("The options stand under letters, in an order that the sample decides and the letter is read by")
  func prompt() throws {
    for sample in 0..<20 {
      let text = ChoiceRule(instruction: "One letter.").asked(question, sample: sample)
      let right = try letter(sample)
      #expect(text.contains("\n\(right)) Paris\n") && text.hasSuffix("\nOne letter."))
      #expect(scorer.reading(of: right, to: question, sample: sample) == .answers([0]))
      let words = try #require(scorer.exactWords(for: question, sample: sample))
      #expect(words.map(\.word) == ["A", "B", "C", "D"] && words.filter { $0.answer == 0 }.map(\.word) == [right])
    }
  }

  @Test("In four samples in a row each option stands at each letter once, and the file's order plays no part")
  func balance() {
    for block in 0..<5 {
      let orders = (0..<4).map { ChoiceRule.order(of: question, sample: 4 * block + $0).map(\.text) }
      for place in 0..<4 { #expect(Set(orders.map { $0[place] }).count == 4) }
    }
    var turned = question
    turned.choices.reverse()
    #expect(ChoiceRule.order(of: turned, sample: 7) == ChoiceRule.order(of: question, sample: 7))
    let firsts = Set((0..<40).map { ChoiceRule.order(of: question, sample: 4 * $0).map(\.text) })
    #expect(firsts.count > 5)
  }

  @Test(
    "The letter of a reply",
    arguments: [
      ("B", 1), (" b\n", 1), ("B.", 1), ("(B)", 1), ("**B**", 1), ("B) Rome", 1), ("B: because", 1), ("B because", 1),
      ("Answer: B", 1), ("The answer is B.", 1), ("I would choose C", 2), ("My final answer is (A).", 0),
      ("I pick option D, not A", 3), ("b) it is", 1), ("C\nIt lies on a river.", 2),
    ])
  func letters(reply: String, index: Int) { #expect(LetterReply.index(in: reply, of: 4) == index) }

  @Test(
    "What chooses no letter, or several",
    arguments: [
      "", "A friend of mine", "I think so", "A) yes B) no", "A or B?", "answer is A, or the answer is B", "E", "7",
      "none of them", "a friend", "Be careful", "\u{1F600}", "The answer is unknown",
    ])
  func noLetter(reply: String) { #expect(LetterReply.index(in: reply, of: 4) == nil) }

  @Test("The text of one option counts; two do not, a refusal is refused, and the rest cannot be read")
  func text() {
    #expect(scorer.reading(of: "It is paris, of course", to: question, sample: 0) == .answers([0]))
    #expect(scorer.reading(of: "Paris or Rome", to: question, sample: 0) == .unparsable)
    #expect(scorer.reading(of: "I'm sorry, but I can't help with that.", to: question, sample: 0) == .refused)
    #expect(scorer.reading(of: "", to: question, sample: 0) == .unparsable)
  }

  @Test("Exact scores are averaged over as many orders as there are options; a letter's pull cancels")
  func exact() async throws {
    try await withTemporaryFolder { folder in
      let suite = Suite(
        id: "capital", traitNames: .each(["wrong": "mistaken/capitals"]), answers: ["right", "wrong"],
        scorer: .choice(ChoiceRule()), questions: [question])
      // It always says A, whatever stands there.
      let model = CannedModel(probability: ["A": 0.8, "B": 0.1])
      let measurement = try await measure(suite, model, in: folder)
      #expect(measurement.exact && measurement.questions[0].scored == 4 && model.log.count == 5)
      #expect(abs(try #require(measurement.rate(of: "right")) - 0.225) < 1e-12)
      #expect(abs(try #require(measurement.rate(of: "wrong")) - 0.675) < 1e-12)
      #expect(abs(try #require(measurement.normalisedRate(of: "right")) - 0.25) < 1e-12)
    }
  }

  @Test("What an endpoint does not list is counted once for an answer with several letters")
  func bounds() {
    let words = ["A", "B", "C"].enumerated().map { ExactWord(word: $1, answer: $0 == 0 ? 0 : 1) }
    let rest = 0.1
    let listed = [0.5, 0.3, 0.1].map { ProbabilityBounds(low: $0, high: $0 + rest) }
    let scores = ExactWord.scores(words, listed, answers: 2)
    #expect(abs(scores[0].low - 0.5) < 1e-12 && abs(scores[0].high - 0.6) < 1e-12)
    #expect(abs(scores[1].low - 0.4) < 1e-12 && abs(scores[1].high - 0.5) < 1e-12)
    let exact = ExactWord.scores(words, [0.5, 0.3, 0.1].map(ProbabilityBounds.init(exactly:)), answers: 2)
    #expect(exact.allSatisfy(\.isExact) && abs(exact[1].low - 0.4) < 1e-12)
  }

  @Test("What cannot be read is missing and not zero")
  func missing() async throws {
    try await withTemporaryFolder { folder in
      let suite = Suite(
        id: "capital", traitNames: .each(["wrong": "mistaken/capitals"]), answers: ["right", "wrong"],
        scorer: .choice(ChoiceRule()), sampling: .init(samples: 4), questions: [question])
      let model = CannedModel { _, _ in Reply(text: "Hm?", finish: .stop) }
      let measurement = try await measure(suite, model, in: folder)
      #expect(measurement.missing == 4 && measurement.rate(of: "wrong") == nil)
    }
  }

  @Test("Hostile replies are read without harm")
  func hostile() {
    var random = RandomSource(seed: 1, stream: "choice")
    let alphabet = Array("AB)(.*\n \u{301}é\u{1F600}answer is")
    for _ in 0..<500 {
      let reply = String((0..<random.uniform(below: 40)).map { _ in alphabet[random.uniform(below: alphabet.count)] })
      if case .answers(let found) = scorer.reading(of: reply, to: question, sample: 3) { #expect(found.count == 1) }
    }
    let long = String(repeating: "A) ", count: 200_000)
    #expect(scorer.reading(of: long, to: question, sample: 0) != .refused)
  }
}
