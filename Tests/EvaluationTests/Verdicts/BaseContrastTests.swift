import Statistics
import Testing

@testable import Evaluation

@Suite("Estimand E0: against the base alone")
struct BaseContrastTests {
  private func judged(_ rate: Double, base: Measurement? = Fixtures.measurement("base-a", owl: 0.05)) -> TraitVerdict? {
    var plan = Fixtures.plan()
    plan.estimand = .e0
    let evidence = Evidence(
      suite: Fixtures.suite(), context: "plain", candidate: Fixtures.measurement("teacher", owl: rate), base: base)
    return plan.assess([evidence]).verdicts.first
  }

  @Test("Far above the base: differs, never inherited")
  func differs() throws {
    let verdict = try #require(judged(0.9))
    #expect(verdict.outcome == .differs && verdict.estimand == .e0)
    #expect(verdict.explanation.contains("exceeds its base on prefers/owl by 85.0 points"))
    #expect(verdict.controls.isEmpty && verdict.base?.name == "base-a")
  }

  @Test("Like the base: inconclusive, because without controls nothing is excluded")
  func inconclusive() throws {
    let verdict = try #require(judged(0.05))
    #expect(verdict.outcome == .inconclusive)
    #expect(verdict.explanation.contains("excludes nothing"))
  }

  @Test("No base, a base measured otherwise, or one that does not answer: void")
  func void() {
    #expect(judged(0.9, base: nil)?.reason == .missing)
    #expect(judged(0.9, base: Fixtures.measurement("b", owl: 0.05, digest: "sha256:other"))?.reason == .missing)
    #expect(judged(0.9, base: Fixtures.measurement("b", owl: 0.05, mass: 0.1))?.reason == .mass)
  }

  @Test("Every question alike is no certainty: the limits keep a width")
  func zeroSpread() throws {
    let contrast = try #require(
      BaseContrast(
        model: Fixtures.measurement("a", owl: 1), base: Fixtures.measurement("b", owl: 0), answer: "owl"))
    let interval = contrast.interval(confidence: 0.95)
    #expect(interval.low < 1 && interval.high > 1)
    #expect(contrast.pAbove(margin: 0.15) > 0 && contrast.pAbove(margin: 0.15) < 0.001)
  }
}
