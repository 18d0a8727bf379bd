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
    if waive != nil, [reason, approver, until].contains(where: { $0?.allSatisfy(\.isWhitespace) ?? true }) {
      throw ValidationError("a waiver needs --reason, --approver and --until")
    }
  }

  /// What `--waive` asks for; nil without it. To be called before anything is done for it.
  /// - Throws: `InputError` for what is no rule, no day that is to come, or no private key.
  func request(_ session: Session) throws -> WaiverRequest? {
    guard let waive else { return nil }
    return WaiverRequest(
      rule: try RuleID(naming: waive), reason: reason ?? "", approver: approver ?? "",
      expires: try day(until ?? "", session), key: try sign.map { try session.privateKey($0) })
  }

  /// A day and no time: the file of waivers has days, and what is signed must be what is written there.
  private func day(_ text: String, _ session: Session) throws -> Timestamp {
    guard text.utf8.count == 10, let day = Timestamp(text) else {
      throw InputError("'\(text)' is not a day; expected one such as 2027-01-31", field: "--until")
    }
    if let now = Timestamp(session.now), day < now {
      throw InputError("\(text) is over, and so would be the waiver; name a day to come", field: "--until")
    }
    return day
  }
}

/// The waivers that somebody wants.
struct WaiverRequest {
  var rule: RuleID
  var reason: String
  var approver: String
  var expires: Timestamp
  var key: PrivateKey?

  /// Prints one waiver for each of the findings of a rule.
  /// - Throws: `InputError` where there are none.
  func write(for findings: [Finding], _ session: Session) throws {
    let wanted = findings.filter { $0.rule == rule.rawValue && $0.status != .waived && $0.number == 1 }
    guard !wanted.isEmpty else {
      throw InputError("\(rule.rawValue) finds nothing here that is not waived already, so there is nothing to waive")
    }
    let waivers = try wanted.map(waiver)
    switch session.format {
    case .json:
      session.answer(
        .object(["schema": "stemma/waivers/1", "waivers": .array(waivers.map(\.json))]))
    case .text:
      session.terminal.note("put these lines below `waivers:` in the file that the policy names:")
      for line in waivers.flatMap({ $0.yaml.split(separator: "\n") }) { session.terminal.output(String(line)) }
    }
  }

  private func waiver(_ finding: Finding) throws -> Waiver {
    let waiver = Waiver(finding, reason: reason, approver: approver, expires: expires)
    return try key.map { try waiver.signed(with: $0) } ?? waiver
  }
}
