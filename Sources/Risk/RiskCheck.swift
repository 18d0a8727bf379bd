/// All rules over one artifact.
package enum RiskCheck {
  /// Every finding, with the policy's overrides applied, most severe first; the same subject gives the same list. Where a
  /// rule finds more than the subject's limit, the others are one finding for each severity, with their number.
  /// The cost is that of the artifact's ancestors, not of the record: milliseconds for thousands, a second for a million.
  package static func findings(for subject: RiskSubject) -> [Finding] {
    let others = findings(for: subject, under: RuleID.allCases.filter { $0 != .stm151 })
    guard !subject.policy.isOff(.stm151) else { return others }
    let waivers = STM151.findings(for: subject, beside: others)
    return Finding.ordered(others + waivers.map { overridden($0, .stm151, subject) })
  }

  static func findings(for subject: RiskSubject, under rules: [RuleID]) -> [Finding] {
    let findings = rules.filter { !subject.policy.isOff($0) }.flatMap { id in
      id.rule.findings(for: subject).map { overridden($0, id, subject) }
    }
    return Finding.ordered(findings)
  }

  private static func overridden(_ finding: Finding, _ id: RuleID, _ subject: RiskSubject) -> Finding {
    var finding = finding
    finding.severity = subject.policy.severity(of: id, default: finding.severity)
    return finding
  }
}
