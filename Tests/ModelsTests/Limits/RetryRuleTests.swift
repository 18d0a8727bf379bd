import Statistics
import Testing

@testable import Models

@Suite("Repeating a request")
struct RetryRuleTests {
  @Test("Rests lie between nothing and a reach that doubles up to a bound, and are the same for the same seed")
  func rests() {
    let rule = RetryRule(attempts: 40, base: .seconds(1), longest: .seconds(10))
    var (one, two) = (RandomSource(seed: 3), RandomSource(seed: 3))
    for attempt in 1..<40 {
      let rest = rule.rest(after: attempt, random: &one)
      #expect(rest == rule.rest(after: attempt, random: &two))
      #expect(rest.map { $0 >= .zero && $0 <= .seconds(min(10, 1 << min(attempt - 1, 10))) } == true)
    }
    #expect(rule.rest(after: 40, random: &one) == nil)
  }

  @Test("The mean rest is half the reach")
  func mean() {
    let rule = RetryRule(attempts: 9, base: .seconds(1), longest: .seconds(100))
    var random = RandomSource(seed: 1)
    let total = (0..<4000).reduce(0.0) { sum, _ in
      sum + (rule.rest(after: 3, random: &random).map { $0 / .seconds(1) } ?? 0)
    }
    #expect(abs(total / 4000 - 2) < 0.1)
  }

  @Test("One attempt repeats nothing")
  func once() {
    var random = RandomSource(seed: 1)
    #expect(RetryRule(attempts: 1).rest(after: 1, random: &random) == nil)
  }
}
