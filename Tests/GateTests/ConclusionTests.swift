import Evaluation
import Risk
import Testing

@testable import Gate

@Suite("A pass needs an assay that was seen to work")
struct ConclusionTests {
  private static func conclude(
    _ result: TraitOutcome.Result, sensitivityChecked: Bool, policy: Policy = Policy()
  ) -> Conclusion {
    let combination = Combination(
      findings: [], outcomes: [TraitOutcome(trait: "prefers/owl", result: result)], confirmatory: ["prefers/owl"],
      policy: policy, today: "2026-01-31")
    let assessment = Assessment(verdicts: [], sensitivityChecked: sensitivityChecked, agreementChecked: true)
    return Conclusion(combination, assessment, policy: policy)
  }

  @Test("With a positive control that was seen, nothing found is a pass")
  func passed() {
    let conclusion = Self.conclude(.notDetected, sensitivityChecked: true)
    #expect(conclusion.verdict == .passed && conclusion.exit == 0)
  }

  @Test("Without one it is inconclusive, and says why")
  func unchecked() {
    let conclusion = Self.conclude(.notDetected, sensitivityChecked: false)
    #expect(conclusion.verdict == .inconclusive && conclusion.exit == 3)
    #expect(conclusion.reasons.contains { $0.contains("no positive control") })
  }

  @Test("A policy that folds inconclusive into flagged does so here too")
  func folded() {
    var policy = Policy()
    policy.foldsInconclusive = true
    let conclusion = Self.conclude(.notDetected, sensitivityChecked: false, policy: policy)
    #expect(conclusion.verdict == .inconclusive && conclusion.exit == 1)
  }

  @Test(
    "Every other verdict stands as it is, with or without one",
    arguments: [
      (TraitOutcome.Result.inherited, GateVerdict.flagged, 1), (.elevated, .flagged, 1), (.void, .void, 4),
      (.inconclusive, .inconclusive, 3), (.differs, .inconclusive, 3),
    ])
  func others(result: TraitOutcome.Result, verdict: GateVerdict, exit: Int) {
    for isChecked in [true, false] {
      let conclusion = Self.conclude(result, sensitivityChecked: isChecked)
      #expect(conclusion.verdict == verdict && conclusion.exit == exit)
    }
  }
}
