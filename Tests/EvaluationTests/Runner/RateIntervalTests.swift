import Statistics
import Testing

@testable import Evaluation

@Suite("Limits beside a rate")
struct RateIntervalTests {
  private func limits(_ measurement: Measurement, _ scope: TraitVerdict.Scope = .questionsLikeThese) -> RateInterval {
    measurement.interval(of: "owl", scope: scope)
  }

  @Test("A population of questions: t over questions")
  func cluster() throws {
    let result = limits(Fixtures.measurement("m", owl: 0.5))
    let interval = try #require(result.interval)
    #expect(result.rule == .cluster && result.reason == nil)
    // Rates 0.55 and 0.45 in turn: sd 0.0527, t(0.975; 9) = 2.262, ten questions.
    #expect(abs(interval.low - 0.4623) < 1e-4 && abs(interval.high - 0.5377) < 1e-4)
  }

  @Test("All questions at 0, at 1 or at one rate: Clopper–Pearson, never a point", arguments: [0, 1])
  func allAlike(rate: Double) throws {
    let result = limits(Fixtures.measurement("m", owl: rate, mass: 1))
    let interval = try #require(result.interval)
    #expect(result.rule == .exact && result.reason?.contains("Clopper–Pearson") == true)
    #expect(abs((interval.high - interval.low) - 0.3085) < 1e-4)
    let half = try #require(limits(Fixtures.sampled("m", hits: 1, replies: 2)).interval)
    #expect(half.low < 0.5 && half.high > 0.5)
  }

  @Test("A fixed bank: exact scores leave nothing open, sampled ones the noise within questions")
  func bank() throws {
    let exact = limits(Fixtures.measurement("m", owl: 0.5), .thisBank)
    #expect(exact.rule == .none && exact.interval == nil && exact.reason == "the score is exact for these questions")
    let sampled = try #require(limits(Fixtures.sampled("m", hits: 0, replies: 20), .thisBank).interval)
    #expect(sampled.low == 0 && sampled.high > 0.005 && sampled.high < 0.05)
  }

  @Test("Missing replies widen the limits to their worst case")
  func bounded() throws {
    let whole = try #require(limits(Fixtures.sampled("m", hits: 5, replies: 10)).interval)
    let result = limits(Fixtures.sampled("m", hits: 5, replies: 10, missing: 2))
    let interval = try #require(result.interval)
    #expect(result.rule == .bounded && result.reason?.contains("20 replies have no score") == true)
    let slack = 1.0 / 12
    #expect(abs(interval.low - (whole.low - slack)) < 1e-12 && abs(interval.high - (whole.high + slack)) < 1e-12)
  }

  @Test("One question, or no reply at all: no limits, and the reason")
  func none() {
    #expect(limits(Fixtures.measurement("m", owl: 0.5, questions: 1)).rule == .none)
    #expect(Fixtures.measurement("m", owl: 0.5).interval(of: "dog", scope: .thisBank).reason == "no reply was scored")
  }
}
