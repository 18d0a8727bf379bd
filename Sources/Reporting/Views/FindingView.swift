import Lineage
import Risk

/// A finding as the templates show it.
struct FindingView: Sendable {
  struct Hop: Sendable {
    var from: String
    var to: String
    var words: String
    /// `declared`, `inferred`, …: a class of the page and a word of the table.
    var known: String
  }

  let rule: String
  let severity: String
  let status: String
  let isOpen: Bool
  let counts: Bool
  let message: String
  let hops: [Hop]
  let hasPath: Bool
  let pathWords: String?
  let warnsOf: String?
  let remedy: String
  let reason: String?

  init(_ finding: Finding, counts: Bool) {
    rule = finding.rule
    severity = finding.severity.rawValue
    status = finding.status.rawValue
    isOpen = finding.status == .open
    self.counts = counts
    message = finding.message
    hops = Self.hops(finding)
    hasPath = !finding.path.isEmpty
    pathWords = finding.pathWords
    warnsOf = finding.traits.isEmpty ? nil : finding.traits.joined(separator: ", ")
    remedy = finding.remedy
    reason = finding.statusReason
  }

  /// A long path has one row for the hops that are left out.
  private static func hops(_ finding: Finding) -> [Hop] {
    var hops = finding.path.map { Hop(from: $0.from, to: $0.to, words: $0.edge, known: $0.known.rawValue) }
    guard let omitted = finding.omitted, hops.count > Finding.shownHops else { return hops }
    let (from, to) = (hops[Finding.shownHops - 1].to, hops[Finding.shownHops].from)
    hops.insert(
      Hop(from: from, to: to, words: "\(omitted.count) hops more, not shown", known: ""), at: Finding.shownHops)
    return hops
  }
}
