import Evaluation
import Risk
import Statistics

/// What the HTML and the Markdown of a report have in common. All of it is plain text: the templates escape.
struct ReportView: Sendable {
  struct Fact: Sendable {
    var label: String
    var value: String
  }

  struct Model: Sendable {
    var name: String
    var role: String
    var identity: String
    var digests: [String]
    var mass: String
  }

  /// Up to so many confirmatory traits are spelled out in the text on top; of more only those that were raised.
  private static let fewTraits = 3

  let name: String
  let verdict: String
  let word: String
  let headline: String
  let exit: String
  let decidedAt: String
  let toolVersion: String
  let statement: String?
  let summary: [String]
  let decisive: [TraitView]
  let facts: [Fact]
  let findings: [FindingView]
  let hasFindings: Bool
  let findingCount: String
  let failingLevel: String
  let traits: [TraitView]
  let hasTraits: Bool
  let judging: [JudgingView]
  let models: [Model]
  let suites: [Fact]
  let assumptions: [String]
  let limits: [String]
  let reproduce: [String]
  let next: [String]
  let omitted: String?

  init(_ report: GateReport, _ picture: DrawnPicture) {
    name = report.candidate.name
    verdict = report.verdict.rawValue
    word = report.verdict.word
    headline = report.verdict.headline
    exit = String(report.exit)
    decidedAt = report.decidedAt
    toolVersion = report.toolVersion
    statement = report.statement
    summary = report.summary
    let ordered = report.orderedTraits
    let confirmatory = ordered.filter { $0.family == .confirmatory }
    decisive = ordered.filter { $0.isRaised || ($0.family == .confirmatory && confirmatory.count <= Self.fewTraits) }
      .map(TraitView.init)
    facts = Self.facts(report)
    findings = report.findings.severestFirst.map { FindingView($0, counts: report.counts($0)) }
    hasFindings = !report.findings.isEmpty
    findingCount = "\(report.countingFindings.total) of \(report.findings.total)"
    failingLevel = report.policy.failingLevel.rawValue
    traits = ordered.map(TraitView.init)
    hasTraits = !ordered.isEmpty
    judging = report.judging.map(JudgingView.init)
    models = report.models.map(Self.model)
    suites = report.suites.map { Fact(label: "\($0.id), \(Figures.count($0.questions, "question"))", value: $0.digest) }
    assumptions = report.assumptions
    limits = report.limits
    reproduce = report.reproduce
    next = report.next
    omitted = picture.omitted == 0 ? nil : Figures.count(picture.omitted, "further artifact")
  }

  private static func facts(_ report: GateReport) -> [Fact] {
    [
      Fact(label: "Base", value: report.candidate.base ?? "not known"),
      Fact(label: "Policy", value: report.policy.path),
      Fact(label: "Fails at", value: "\(report.policy.failingLevel.rawValue) and above"),
    ]
  }

  private static func model(_ model: MeasuredModel) -> Model {
    Model(
      name: model.name, role: model.role.words, identity: model.identity ?? "–", digests: model.digests,
      mass: model.mass.map { Figures.percent($0) } ?? "–")
  }
}

extension GateReport {
  /// Traits as they are read: those that decide before the screen, each family in the order given.
  var orderedTraits: [TraitVerdict] {
    traits.filter { $0.family == .confirmatory } + traits.filter { $0.family == .screen }
  }
}
