/// The manuals of all rules as one page of Markdown: `lineage/rules.md`, which a test keeps as it is here.
package enum RulePage {
  package static var text: String {
    """
    # Rules

    What `stemma risk` can find, made from the manuals of the rules (`stemma risk --explain STM101` prints one). A finding
    is a rule, a severity, the artifact, the path by which the risk reaches it, and a remedy. A policy changes the severity
    of a rule or turns it off (`rules: {STM123: {severity: medium}}`). "Answerable" findings no longer count once all their
    traits were measured and judged `not-detected`, unless the policy says `lineage: strict`.

    | rule | finds | answerable |
    |---|---|---|
    \(RuleID.allCases.map(row).joined(separator: "\n"))

    \(RuleID.allCases.map(section).joined(separator: "\n"))
    """
  }

  private static func row(_ id: RuleID) -> String {
    "| [\(id.rawValue)](#\(id.rawValue.lowercased())) | \(id.rule.documentation.title) | \(id.isAnswerable ? "yes" : "no") |"
  }

  /// The manual, its headings one level down, under a heading that is the rule's id alone, so that links to it last.
  private static func section(_ id: RuleID) -> String {
    let manual = id.rule.documentation
    let lines = manual.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    let text = lines.map { $0.hasPrefix("## ") ? "#" + $0 : String($0) }.joined(separator: "\n")
    return "## \(id.rawValue)\n\n**\(manual.title).**\n" + text
  }
}
