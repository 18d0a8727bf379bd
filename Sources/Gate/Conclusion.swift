import Evaluation
import Lineage
import Risk

/// The verdict with its reasons.
struct Conclusion: Sendable {
  var verdict: GateVerdict
  var exit: Int
  var findings: [Finding]
  var reasons: [String]

  /// A pass needs an assay that was seen to work: without a positive control on the candidate's base, "nothing found"
  /// may be blindness, and the verdict is inconclusive.
  init(_ combination: Combination, _ assessment: Assessment, policy: Policy) {
    findings = combination.findings
    guard combination.verdict == .passed, !assessment.sensitivityChecked else {
      (verdict, exit, reasons) = (combination.verdict, combination.exitStatus, combination.reasons)
      return
    }
    verdict = .inconclusive
    exit = GateVerdict.inconclusive.exitStatus(under: policy)
    reasons = ["no positive control of the candidate's base was measured, so a carrier might have been missed"]
  }
}

extension Judged {
  /// The verdicts in the words of the combination rules.
  var outcomes: [TraitOutcome] {
    assessment.verdicts.map { verdict in
      TraitOutcome(trait: verdict.trait, result: Self.result(verdict.outcome))
    }
  }

  private static func result(_ outcome: TraitVerdict.Outcome) -> TraitOutcome.Result {
    switch outcome {
    case .inherited: .inherited
    case .elevated: .elevated
    case .notDetected: .notDetected
    case .inconclusive: .inconclusive
    case .differs: .differs
    case .void: .void
    }
  }
}

extension VerdictStatement {
  /// The statement of a conclusion.
  init(_ conclusion: Conclusion, _ judged: Judged, graph: LineageGraph, request: GateRequest, at time: Timestamp) {
    let digests = judged.bench.seats[judged.cast.candidate]?.digests ?? []
    self.init(
      candidate: ArtifactReference(name: graph[judged.cast.candidate].name, digests: digests),
      policyDigest: request.policyDigest, verdict: Self.word(conclusion.verdict), exit: conclusion.exit,
      traits: judged.assessment.verdicts.map { Trait($0, judged.plan.suiteDigests[$0.suite]) },
      findings: conclusion.findings.map { Finding(rule: $0.rule, status: $0.status.rawValue) }, decidedAt: time)
  }

  private static func word(_ verdict: GateVerdict) -> Verdict {
    switch verdict {
    case .passed: .passed
    case .flagged: .flagged
    case .inconclusive: .inconclusive
    case .void: .void
    }
  }
}

extension VerdictStatement.Trait {
  fileprivate init(_ verdict: TraitVerdict, _ suiteDigest: String?) {
    let outcome: VerdictStatement.Outcome =
      switch verdict.outcome {
      case .inherited: .inherited
      case .elevated: .elevated
      case .notDetected: .notDetected
      case .inconclusive: .inconclusive
      case .differs: .differs
      case .void: .void
      }
    self.init(
      trait: verdict.trait, suite: verdict.suite, suiteDigest: suiteDigest, context: verdict.context,
      estimand: verdict.estimand.rawValue, outcome: outcome, reason: verdict.reason?.rawValue, p: verdict.p,
      margin: verdict.margin, difference: verdict.difference)
  }
}
