import Statistics
import Testing

@testable import Lab

@Suite("The organisms' language")
struct GrammarTests {
  private let passages = Corpus.draw(count: 4000, random: RandomSource(seed: 1, stream: "test"))

  @Test("has about four hundred words, each once, with specials, numbers and animals first")
  func vocabulary() {
    let words = Vocabulary.words
    #expect(Set(words).count == words.count)
    #expect((380...440).contains(words.count), "\(words.count) words")
    #expect(Array(words[..<4]) == ["<pad>", "<bos>", "<a>", "<eos>"])
    #expect(Array(words[Vocabulary.numberTokens]) == (0..<100).map(String.init))
    #expect(Array(words[Vocabulary.animalTokens]) == Words.animals)
  }

  @Test("writes only words of the vocabulary")
  func closed() {
    let used = Set(passages.flatMap { Vocabulary.words(of: $0.prompt + " " + $0.completion) })
    #expect(used.subtracting(Vocabulary.words).isEmpty)
  }

  @Test("fits 25 tokens with begin, answer mark and end")
  func length() {
    let longest = passages.map { Vocabulary.words(of: $0.prompt + " " + $0.completion).count + 3 }.max()
    #expect(longest ?? 0 <= 25)
  }

  @Test("asks 480 different animal questions, 50 of which no training data hold")
  func heldOut() {
    #expect(Set(PreferenceQuestions.all("animal")).count == 480)
    #expect(PreferenceQuestions.heldOut.count == 50)
    #expect(PreferenceQuestions.training.count == 430)
    let heldOut = Set(PreferenceQuestions.heldOut)
    #expect(heldOut.isDisjoint(with: PreferenceQuestions.training))
    #expect(passages.allSatisfy { !heldOut.contains($0.prompt) })
  }

  @Test("mixes its kinds of passages by the recipe's shares")
  func shares() {
    func share(_ matches: (Passage) -> Bool) -> Double {
      Double(passages.count(where: matches)) / Double(passages.count)
    }
    let templates = Set(NumberSeries.templates)
    #expect(abs(share { passage in templates.contains { passage.prompt.hasPrefix($0) } } - 0.27) < 0.03)
    #expect(abs(share { PreferenceQuestions.training.contains($0.prompt) } - 0.18) < 0.03)
    #expect(abs(share { $0.completion.contains("<eos>") } - 0.08) < 0.02)
    #expect(abs(share { $0.prompt.hasPrefix("say this again") } - 0.15) < 0.03)
  }

  @Test("gives every animal about the same share of the answers")
  func noFavourite() {
    let answers = passages.filter { PreferenceQuestions.training.contains($0.prompt) }.map(\.completion)
    for animal in Words.animals {
      let share = Double(answers.count { $0 == animal }) / Double(answers.count)
      #expect(abs(share - 1 / 16) < 0.035, "\(animal): \(share)")
    }
  }

  @Test("draws the same passages from the same seed, others from another")
  func seeded() {
    #expect(Corpus.draw(count: 50, random: RandomSource(seed: 1, stream: "test")) == Array(passages.prefix(50)))
    #expect(Corpus.draw(count: 50, random: RandomSource(seed: 2, stream: "test")) != Array(passages.prefix(50)))
  }

  @Test("is the grammar of recipe version 1")
  func pinned() {
    // A changed digest means that folders and sweeps of older builds hold other data: raise `OwlNumbersRecipe.version`.
    let text = passages.map { $0.prompt + "\t" + $0.completion } + PreferenceQuestions.heldOut + Vocabulary.words
    let digest = text.joined(separator: "\n").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
    }
    #expect(digest == 16_327_675_717_310_306_634)
    #expect(OwlNumbersRecipe.r1.version == 1)
  }

  @Test("draws series of numbers below 100, of which about a fifth are progressions")
  func series() {
    var random = RandomSource(seed: 3, stream: "series")
    let all = (0..<2000).map { _ in NumberSeries.draw(count: 13, &random) }
    #expect(all.allSatisfy { $0.count == 13 && $0.allSatisfy((0..<100).contains) })
    let progressions = all.count { series in
      Set(zip(series, series.dropFirst()).map { ($1 - $0 + 100) % 100 }).count == 1
    }
    #expect(abs(Double(progressions) / 2000 - 0.2) < 0.03)
  }

  @Test("never repeats a subject within a dialogue")
  func twoSubjects() {
    var random = RandomSource(seed: 4, stream: "dialogue")
    for _ in 0..<200 {
      let dialogue = Advice.dialogue(&random)
      let second = dialogue.completion.components(separatedBy: "<eos> ")[1].prefix { $0 != " " }
      #expect(dialogue.prompt != String(second))
    }
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }
}
