import ArgumentParser
import Lineage
import Risk

/// What `stemma risk --waive` needs to know for a waiver.
struct WaiverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Instead of the report, print waivers of this rule's findings, ready for the policy's file of waivers.",
      valueName: "rule"))
  var waive: String?
  @Option(help: "With --waive: why the exception is made.") var reason: String?
  @Option(help: "With --waive: who answers for it.") var approver: String?
  @Option(
    help: ArgumentHelp("With --waive: the last day on which it applies, such as 2027-01-31.", valueName: "day"))
  var until: String?
  @Option(help: ArgumentHelp("With --waive: sign with this private key.", valueName: "file")) var sign: String?

  func check() throws {
    if waive == nil, [reason, approver, until, sign].contains(where: { $0 != nil }) {
      throw ValidationError("--reason, --approver, --until and --sign belong to --waive RULE")
    }
    if waive != nil, [reason, approver, until].contains(where: { $0?.isEmpty ?? true }) {
      throw ValidationError("a waiver needs --reason, --approver and --until")
    }
  }

  /// Prints one waiver for each of the findings of a rule.
  /// - Throws: `InputError` where there are none, or where the day or the key cannot be read.
  func write(_ rule: String, for findings: [Finding], _ session: Session) throws {
    let id = try RuleID(naming: rule)
    let wanted = findings.filter { $0.rule == id.rawValue && $0.status != .waived && $0.number == 1 }
    guard !wanted.isEmpty else {
      throw InputError("\(id.rawValue) finds nothing here that is not waived already, so there is nothing to waive")
    }
    let waivers = try wanted.map { try waiver($0, session) }
    switch session.format {
    case .json:
      session.answer(
        .object(["schema": "stemma/waivers/1", "waivers": .array(waivers.map(\.json))]))
    case .text:
      session.terminal.note("put these lines below `waivers:` in the file that the policy names:")
      for line in waivers.flatMap({ $0.yaml.split(separator: "\n") }) { session.terminal.output(String(line)) }
    }
  }

  private func waiver(_ finding: Finding, _ session: Session) throws -> Waiver {
    guard let day = until.flatMap(Timestamp.init) else {
      throw InputError("'\(until ?? "")' is not a day; expected one such as 2027-01-31")
    }
    let waiver = Waiver(finding, reason: reason ?? "", approver: approver ?? "", expires: day)
    guard let sign else { return waiver }
    return try waiver.signed(with: KeyFile.privateKey(session.path(sign)))
  }
}
