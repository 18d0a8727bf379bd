import Lineage

/// What a policy changes about one rule.
package struct RuleOverride: Sendable, Equatable {
  package enum Level: Sendable, Equatable {
    /// The rule is not run.
    case off
    /// Every finding of the rule has this severity.
    case severity(Severity)
  }

  package var level: Level?

  package init(level: Level? = nil) { self.level = level }

  init(_ document: Document) throws(InputError) {
    try document.allow(["severity"])
    level = try document["severity"].map(Self.level)
  }

  private static func level(_ document: Document) throws(InputError) -> Level {
    let text = try document.string()
    if text == "off" { return .off }
    if let severity = Severity(rawValue: text) { return .severity(severity) }
    let words = Severity.allCases.reversed().map(\.rawValue) + ["off"]
    throw document.error("unknown word '\(text)'", expected: words, nearest: Spelling.nearest(to: text, among: words))
  }
}
