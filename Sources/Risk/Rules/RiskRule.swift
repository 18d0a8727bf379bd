/// One thing that lineage alone can say about an artifact. One rule, one file, one page of tests.
package protocol RiskRule: Sendable {
  /// The manual of the rule.
  static var documentation: RuleDocumentation { get }

  /// What the rule finds about the subject, in any order, with the severities that hold unless the policy says others.
  static func findings(for subject: RiskSubject) -> [Finding]
}
