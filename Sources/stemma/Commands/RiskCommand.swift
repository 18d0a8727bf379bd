import ArgumentParser
import Evaluation
import Gate
import Lineage
import Reporting
import Risk

struct RiskCommand: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "risk",
    abstract: "What lineage alone says about models: no model is asked, nothing is measured.",
    discussion: """
      Exit status 1 when a finding at or above the policy's failing level counts.

      Examples:
        stemma risk student --policy lineage/policy.yaml
        stemma risk student --format json
        stemma risk student --checkpoint checkpoint.txt --key keys/log.pem.pub
        stemma risk --explain STM101
        stemma risk student --waive STM120 --reason "older than our records" \\
          --approver "A. Person" --until 2027-01-31 --sign keys/waivers.pem
      """)

  @Argument(help: "Names of artifacts in the record.") var names: [String] = []
  @OptionGroup var choice: PolicyOptions
  @Option(help: "Print the manual of a rule, for example STM101.") var explain: String?
  @Option(
    help: """
      List at most this many findings of each rule one by one, the severest and nearest; the others are counted. \
      Default: 20; with --waive, all.
      """)
  var limit: Int?
  @Option(help: ArgumentHelp("Write SARIF to this file too.", valueName: "file")) var sarif: String?
  @OptionGroup var outside: CheckpointOptions
  @OptionGroup var exception: WaiverOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if names.isEmpty && explain == nil {
      throw ValidationError("name at least one artifact, or ask for --explain RULE")
    }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit)") }
    try exception.check()
    try outside.requireUseOfKeys()
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    if let explain { return try show(explain, session) }
    let waiver = try exception.request(session)
    let known = try outside.read(session)
    let (policy, _) = try choice.read(session)
    let waivers = try choice.waivers(of: policy, session)
    let plan = try SuitePlan(policy: policy, library: SuiteLibrary(folder: session.project.suites))
    let record = Record(store: try session.reader())
    let graph = try record.graph()
    let signature = try known.signature(of: record)
    let checks = try names.map { name in
      var subject = try RiskSubject(
        name, in: graph, of: record, policy: policy, plan: plan, today: session.now, waivers: waivers,
        signature: signature)
      subject.limit = limit ?? (waiver == nil ? RiskSubject.usualLimit : .max)
      return Combination(
        findings: RiskCheck.findings(for: subject), waivers: waivers, policy: policy, today: session.now)
    }
    if let waiver {
      try waiver.write(for: checks.flatMap(\.findings), session)
      return .success
    }
    let report = RiskReport(
      toolVersion: Stemma.version,
      artifacts: zip(names, checks).map { RiskReport.Artifact(name: $0, findings: $1.findings) },
      place: choice.policy, ruleTitles: Self.titles)
    try write(report, session)
    return checks.contains { $0.verdict == .flagged } ? .flagged : .success
  }

  private func write(_ report: RiskReport, _ session: Session) throws {
    if let sarif { try ReportFiles.write(report, asSARIFTo: session.path(sarif)) }
    switch session.format {
    case .json: session.answer(report.json())
    case .text: session.terminal.output(TerminalText.risk(report))
    }
  }

  private func show(_ rule: String, _ session: Session) throws -> ExitStatus {
    let id = try RuleID(naming: rule)
    session.terminal.output(block: id.rule.documentation.text)
    return .success
  }

  static let titles = Dictionary(RuleID.allCases.map { ($0.rawValue, $0.rule.documentation.title) }) { first, _ in first
  }
}

extension RuleID {
  /// The rule of this id, in any case.
  /// - Throws: `InputError` with the nearest id.
  init(naming text: String) throws(InputError) {
    guard let id = RuleID(rawValue: text.uppercased()) else {
      let ids = RuleID.allCases.map(\.rawValue)
      throw InputError("there is no rule '\(text)'", expected: ids, nearest: Spelling.nearest(to: text, among: ids))
    }
    self = id
  }
}
