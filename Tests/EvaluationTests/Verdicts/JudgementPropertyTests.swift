import Statistics
import Testing

@testable import Evaluation

@Suite("Properties of the E1 rule")
struct JudgementPropertyTests {
  private func rank(_ outcome: TraitVerdict.Outcome?) -> Int {
    switch outcome {
    case .notDetected: 0
    case .inconclusive: 1
    case .inherited: 2
    default: -1
    }
  }

  @Test("A higher rate never gives a milder verdict or a larger p")
  func monotone() throws {
    var last = (rank: 0, p: 1.0)
    for step in 0...100 {
      let candidate = Fixtures.measurement("student", owl: Double(step) / 100, mass: 1)
      let verdict = try #require(Fixtures.verdict(Fixtures.evidence(candidate: candidate)))
      let p = try #require(verdict.p)
      #expect(rank(verdict.outcome) >= last.rank && p <= last.p)
      last = (rank(verdict.outcome), p)
    }
    #expect(last.rank == 2)
  }

  @Test("The order of the controls does not matter", arguments: 1...20)
  func permutation(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let candidate = Fixtures.measurement("student", owl: 0.2)
    let shuffled = Fixtures.controls.shuffled(using: &random)
    let plan = Fixtures.plan()
    #expect(
      plan.assess([Fixtures.evidence(candidate: candidate, controls: shuffled)])
        == plan.assess([Fixtures.evidence(candidate: candidate)]))
  }

  @Test("Students that drift by nothing but chance are flagged at most at the rate alpha", arguments: [3, 5, 8])
  func falseAlarms(controls count: Int) {
    var random = RandomSource(seed: 7, stream: "false-alarms/\(count)")
    let (trials, alpha) = (2000, 0.05)
    // A margin of zero: the null hypothesis at its edge, where false alarms are most frequent.
    let alarms = (0..<trials).count { _ in
      let models = Self.students(count + 1, &random)
      let test = CheckpointTest(model: models[0], controls: Array(models[1...]), answer: "owl")
      return test.map { $0.point.pAbove(margin: 0) <= alpha } ?? true
    }
    let rate = Proportion.clopperPearson(successes: alarms, trials: trials, confidence: 0.99)
    #expect(rate.contains(alpha), "\(alarms) of \(trials)")
  }

  @Test("At a margin well above the drift a true null passes as often as announced")
  func nullPasses() throws {
    var random = RandomSource(seed: 11, stream: "null-passes")
    let plan = Fixtures.plan(margin: 0.15)
    for _ in 0..<50 {
      let models = Self.students(6, &random)
      let evidence = Fixtures.evidence(candidate: models[0], controls: Array(models[1...]), positive: nil)
      let verdict = try #require(Fixtures.verdict(evidence, plan))
      #expect(verdict.outcome == .notDetected && (verdict.nullPassProbability ?? 0) > 0.9)
    }
  }

  /// Students of one recipe: rates around 30 % with a standard deviation of 2 points between students.
  private static func students(_ count: Int, _ random: inout RandomSource) -> [Measurement] {
    (0..<count).map { Fixtures.measurement("m\($0)", owl: 0.3 + 0.02 * random.normal(), mass: 1, questions: 2) }
  }
}
