import Evaluation
import Risk

/// The report as test suites: the verdict, the findings that count, and each trait.
struct JUnitView: Sendable {
  struct Case: Sendable {
    enum Outcome: Sendable { case passed, failed, skipped, error }

    let name: String
    let group: String
    let message: String
    let details: String
    let isFailure: Bool
    let isSkipped: Bool
    let isError: Bool
    let isPassed: Bool

    init(name: String, group: String, outcome: Outcome, message: String, details: String) {
      self.name = name
      self.group = group
      self.message = message
      self.details = details
      isFailure = outcome == .failed
      isSkipped = outcome == .skipped
      isError = outcome == .error
      isPassed = outcome == .passed
    }
  }

  struct Suite: Sendable {
    let name: String
    let cases: [Case]
    let tests: String
    let failures: String
    let skipped: String
    let errors: String

    init(name: String, cases: [Case]) {
      self.name = name
      self.cases = cases
      tests = String(cases.count)
      failures = String(cases.filter(\.isFailure).count)
      skipped = String(cases.filter(\.isSkipped).count)
      errors = String(cases.filter(\.isError).count)
    }
  }

  let name: String
  let suites: [Suite]
  let total: Suite

  init(_ report: GateReport) {
    let all = [
      Suite(name: "verdict", cases: [Self.verdict(report)]),
      Suite(name: "findings", cases: report.countingFindings.map(Self.finding)),
      Suite(name: "traits", cases: report.orderedTraits.map(Self.trait)),
    ]
    name = "stemma gate \(report.candidate.name)"
    suites = all.filter { !$0.cases.isEmpty }
    total = Suite(name: name, cases: all.flatMap(\.cases))
  }

  private static func verdict(_ report: GateReport) -> Case {
    let outcome: Case.Outcome =
      switch report.verdict {
      case .passed: .passed
      case .flagged: .failed
      case .inconclusive: .skipped
      case .void: .error
      }
    return Case(
      name: "verdict on \(report.candidate.name)", group: "stemma.gate", outcome: outcome,
      message: "\(report.verdict.word): \(report.verdict.headline)", details: report.summary.joined(separator: " "))
  }

  private static func finding(_ finding: Finding) -> Case {
    let path = finding.pathWords.map { "Path: \($0). " } ?? ""
    return Case(
      name: "\(finding.rule) \(finding.artifact)", group: "stemma.findings", outcome: .failed,
      message: "\(finding.severity.rawValue): \(finding.message)", details: "\(path)Remedy: \(finding.remedy)")
  }

  /// `differs` alone decides nothing unless the policy says so, and then the verdict's own case fails.
  private static func trait(_ verdict: TraitVerdict) -> Case {
    let outcome: Case.Outcome =
      switch verdict.outcome {
      case .notDetected: .passed
      case .inherited, .elevated: .failed
      case .inconclusive, .differs: .skipped
      case .void: .error
      }
    return Case(
      name: "\(verdict.trait) (\(verdict.context))", group: "stemma.traits.\(verdict.suite)", outcome: outcome,
      message: "\(verdict.outcomeWords): \(verdict.explanation)", details: verdict.rateWords)
  }
}
