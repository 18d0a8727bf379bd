/// The manual of one rule: what `stemma risk --explain` prints, and word for word the rule's doc comment.
package struct RuleDocumentation: Sendable, Equatable {
  package var id: RuleID
  /// A few words, without a trailing period.
  package var title: String
  /// What the rule finds, and with which severity.
  package var finds: String
  /// Why it matters: the published evidence.
  package var why: String
  /// Where the evidence is published.
  package var references: [String]
  package var example: String
  /// One sentence, without a trailing period; every finding of the rule prints it.
  package var remedy: String

  /// The sections in their fixed order, as Markdown.
  package var text: String {
    """
    # \(id.rawValue): \(title)

    ## What it finds
    \(finds)

    ## Why it matters
    \(why)

    ## Example
    \(example)

    ## Remedy
    \(remedy).

    ## References
    \(references.map { "- " + $0 }.joined(separator: "\n"))

    """
  }
}
