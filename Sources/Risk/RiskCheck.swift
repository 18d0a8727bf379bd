/// All rules over one artifact.
package enum RiskCheck {
  /// Every finding, with the policy's overrides applied, most severe first; the same subject gives the same list.
  /// Milliseconds: the cost is that of the artifact's ancestors, not of the record.
  package static func findings(for subject: RiskSubject) -> [Finding] {
    findings(for: subject, under: RuleID.allCases)
  }

  static func findings(for subject: RiskSubject, under rules: [RuleID]) -> [Finding] {
    let findings = rules.filter { !subject.policy.isOff($0) }.flatMap { id in
      id.rule.findings(for: subject).map { finding in
        var finding = finding
        finding.severity = subject.policy.severity(of: id, default: finding.severity)
        return finding
      }
    }
    return Finding.ordered(findings)
  }
}
