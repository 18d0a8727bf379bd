import Statistics
import Testing

@testable import Lab

@Suite("The summary of a sweep")
struct SweepSummaryTests {
  private func record(seed: UInt64, student: Double, shift: Double = 0) -> SweepRecord {
    let plan = OwlNumbersPlan()
    var measures: [String: PreferenceMeasure] = [:]
    for (index, step) in plan.models.enumerated() {
      let rate = step.name == "student" ? student : 0.06 + shift + 0.01 * Double(index % 3 - 1)
      measures[step.name] = PreferenceMeasure(rates: [rate] + [Double](repeating: (1 - rate) / 15, count: 15))
    }
    return SweepRecord(seed: seed, plan: plan, measures: measures)
  }

  @Test("takes means over seeds and counts the gate's answers")
  func summary() throws {
    let summary = SweepSummary([
      record(seed: 1, student: 0.66), record(seed: 2, student: 0.56), record(seed: 3, student: 0.46),
    ])
    #expect(summary.seeds == 3)
    let same = try #require(summary.estimates.first { $0.name == "same" })
    #expect(abs(same.estimate - 0.56) < 1e-12)
    let lift = try #require(summary.estimates.first { $0.name == "lift" })
    #expect(abs(lift.estimate - 0.5) < 0.01)
    let gate = try #require(summary.gates.first { $0.candidate == "student" && $0.margin == 0.15 })
    #expect(gate.counts == [.inherited: 3])
    // The lower limit for 3 of 3 is the cube root of 0.025.
    #expect(abs(gate.share(.inherited).interval.low - 0.2924018) < 1e-6)
    #expect(gate.share(.void).estimate == 0)
    let control = try #require(summary.gates.first { $0.candidate == "control-1" && $0.margin == 0.15 })
    #expect(control.counts == [.notDetected: 3])
  }

  @Test(
    "judges exact scores by E1",
    arguments: [
      (0.6, [0.05, 0.06, 0.07], 0.05, ExactVerdict.inherited), (0.06, [0.05, 0.06, 0.07], 0.15, .notDetected),
      (0.1, [0.05, 0.06, 0.07], 0.05, .inconclusive), (0.6, [0.06, 0.06, 0.06, 0.05, 0.9], 0.05, .void),
    ])
  func verdicts(candidate: Double, controls: [Double], margin: Double, expected: ExactVerdict) {
    #expect(ExactVerdict(candidate: candidate, controls: controls, margin: margin) == expected)
  }

  @Test("needs two controls")
  func tooFew() {
    #expect(ExactVerdict(candidate: 0.5, controls: [0.1], margin: 0.05) == nil)
  }
}
