import Statistics
import Testing

@testable import Evaluation

@Suite("No verdict has limits of zero width")
struct LimitsPropertyTests {
  /// A model whose questions all have one rate, exact or sampled.
  private static func flat(_ name: String, _ rate: Double, exact: Bool, context: String = "plain") -> Measurement {
    let questions = (1...6).map { number in
      Measurement.Question(
        id: "q\(number)", scored: exact ? 1 : 20, rates: [rate, 1 - rate], low: [rate, 1 - rate],
        high: [rate, 1 - rate], mass: 1)
    }
    return Measurement(
      model: name, identity: "identity:\(name)", suite: "animals", suiteDigest: "sha256:suite", context: context,
      scorer: "word", exact: exact, answers: ["owl", "cat"], questions: questions, measuredAt: "2026-01-01T00:00:00Z")
  }

  private static func evidence(_ rates: [Double], _ own: Double, exact: Bool, framing: Bool) -> Evidence {
    let controls = zip(1..., rates).map { flat("control-\($0)", $1, exact: exact) }
    let students = (1...5).map { flat("student-\($0)", own, exact: exact) }
    let watched = (controls + students).map { model in
      var twin = model
      twin.context = "watched"
      return twin
    }
    return Evidence(
      suite: Fixtures.suite(questions: 6), context: "plain", candidate: students[0],
      students: Array(students.dropFirst()), controls: controls, base: flat("base", rates[0], exact: exact),
      watched: framing ? Dictionary(watched.map { ($0.identity, $0) }) { first, _ in first } : [:])
  }

  private static let cases: [(TraitVerdict.Estimand, Bool)] = [
    (.e0, false), (.e1, false), (.e2, false), (.e3, false), (.e1, true), (.e2, true),
  ]

  @Test("Whatever the estimand, for rates of 0 and 1 and students without any spread", arguments: cases)
  func everyPath(estimand: TraitVerdict.Estimand, framing: Bool) throws {
    var random = RandomSource(seed: 9, stream: "limits")
    for round in 0..<120 {
      let isFlat = round % 3 != 2
      let rate = [0, 1, random.uniform()][round % 5 % 3]
      let spread = (1...5).map { _ in isFlat ? rate : min(1, max(0, rate + 0.01 * random.normal())) }
      let own = [rate, 0, 1, random.uniform()][round % 4]
      let exact = round.isMultiple(of: 2)
      var plan = Fixtures.plan(margin: 0.05)
      plan.estimand = estimand
      let evidence = Self.evidence(spread, own, exact: exact, framing: framing)
      let verdict = try #require(plan.assess([evidence]).verdicts.first)
      if verdict.outcome == .void { continue }
      let limits = try #require(verdict.differenceInterval)
      #expect(limits.high - limits.low > 1e-9, "\(estimand) \(rate) \(own) \(exact): \(limits)")
      #expect(try #require(verdict.upperLimit) > (verdict.difference ?? 0))
      #expect(try #require(verdict.p) > 0)
      if let inner = verdict.questionInterval { #expect(inner.low < inner.high) }
      if isFlat, exact {
        let assumption = try #require(verdict.assumption)
        #expect(verdict.explanation.contains(assumption.dropFirst()), "\(verdict.explanation)")
      }
    }
  }

  @Test("A model's own limits are never a point", arguments: [0.0, 1, 0.3])
  func rates(rate: Double) {
    for exact in [true, false] {
      for scope in TraitVerdict.Scope.allCases {
        let limits = Self.flat("m", rate, exact: exact).interval(of: "owl", scope: scope)
        if let interval = limits.interval { #expect(interval.low < interval.high) }
        #expect(limits.interval != nil || limits.reason != nil)
      }
    }
  }
}
