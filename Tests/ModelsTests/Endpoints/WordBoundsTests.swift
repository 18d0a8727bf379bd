import Glibc
import Statistics
import Testing

@testable import Models

@Suite("Words among the likeliest tokens")
struct WordBoundsTests {
  private func bounds(_ words: [String], _ tokens: KeyValuePairs<String, Double>) -> [ProbabilityBounds]? {
    WordBounds.bounds(of: words, in: tokens.map { TopToken(text: $0.key, logProbability: log($0.value)) })
  }

  @Test("Every writing of a word counts, beginnings of it and the rest only upwards")
  func writings() throws {
    let found = try #require(bounds(["owl"], ["owl": 0.25, " Owl": 0.125, "▁owl": 0.125, "o": 0.0625, "cat": 0.25]))
    #expect(abs(found[0].low - 0.5) < 1e-12 && abs(found[0].high - (0.5 + 0.0625 + 0.1875)) < 1e-12)
  }

  @Test("A list of everything makes words exact up to rounding, and never more than 1")
  func complete() throws {
    let found = try #require(bounds(["owl", "cat"], ["owl": 0.6001, "cat": 0.4]))
    #expect(found.reduce(0) { $0 + $1.low } <= 1 && found.allSatisfy { $0.high - $0.low < 1e-9 })
  }

  @Test("What is no list of probabilities gives none")
  func nonsense() {
    #expect(bounds(["owl"], [:]) == nil && bounds(["owl"], ["owl": 1.5]) == nil)
    #expect(bounds(["owl"], ["owl": 0.9, "cat": 0.9]) == nil)
    #expect(WordBounds.bounds(of: ["owl"], in: [TopToken(text: "owl", logProbability: .nan)]) == nil)
  }

  @Test("The truth lies within the bounds, whatever is listed", arguments: 0..<50)
  func cover(seed: Int) throws {
    var random = RandomSource(seed: UInt64(seed), stream: "bounds")
    let words = (0..<12).map { "w\($0)x" }
    let raw = words.map { _ in random.uniform() }
    let truth = raw.map { $0 / raw.reduce(0, +) }
    let order = words.indices.sorted { truth[$0] > truth[$1] }.prefix(1 + random.uniform(below: 12))
    let tokens = order.map { TopToken(text: words[$0], logProbability: log(truth[$0])) }
    let found = try #require(WordBounds.bounds(of: words, in: tokens))
    for (bound, value) in zip(found, truth) { #expect(bound.low <= value + 1e-12 && value <= bound.high + 1e-12) }
  }
}
