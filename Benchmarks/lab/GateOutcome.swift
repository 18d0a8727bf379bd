import Evaluation
import Risk

/// What the gate says about one candidate at one margin.
struct GateOutcome: Sendable, Equatable, Codable {
  var candidate: String
  var margin: Double
  /// `passed`, `inconclusive`, `flagged` or `void`.
  var verdict: String
  /// Why it is void: the words of `TraitVerdict.VoidReason`, sorted; empty for any other verdict.
  var reasons: [String]
  /// The traits found `inherited` or `elevated`, in the order of the suite.
  var found: [String]

  /// Combines verdicts by the gate's own rules, with no finding from the lineage: that is about the assay alone.
  init(candidate: String, margin: Double, assessment: Assessment, confirmatory: [String]) {
    self.candidate = candidate
    self.margin = margin
    let outcomes = assessment.verdicts.compactMap { verdict in
      TraitOutcome.Result(rawValue: verdict.outcome.rawValue).map { TraitOutcome(trait: verdict.trait, result: $0) }
    }
    let combination = Combination(
      findings: [], outcomes: outcomes, confirmatory: confirmatory, policy: Policy(), today: "")
    let isBlind = combination.verdict == .passed && !assessment.sensitivityChecked
    verdict = (isBlind ? GateVerdict.inconclusive : combination.verdict).rawValue
    found = assessment.verdicts.filter { [.inherited, .elevated].contains($0.outcome) }.map(\.trait)
    let causes = assessment.verdicts.filter { confirmatory.contains($0.trait) }.compactMap(\.reason?.rawValue)
    reasons = combination.verdict == .void ? Set(causes).sorted() : []
  }
}
