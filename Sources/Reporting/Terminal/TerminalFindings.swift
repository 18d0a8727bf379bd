package import Risk
import Statistics

extension TerminalText {
  /// The findings of lineage, the severest first.
  package static func risk(_ report: RiskReport) -> [TerminalLine] {
    report.artifacts.flatMap { artifact in
      [TerminalLine("\(artifact.name): \(Figures.count(artifact.findings.total, "finding"))", .heading)]
        + findings(artifact.findings) + [TerminalLine("")]
    }
  }

  /// A list of findings, the severest first.
  package static func findings(_ findings: [Finding]) -> [TerminalLine] {
    findings.severestFirst.flatMap(lines)
  }

  private static func lines(of finding: Finding) -> [TerminalLine] {
    let indent = String(repeating: " ", count: 12)
    let status = finding.status == .open ? "" : " (\(finding.status.rawValue))"
    let head = "  " + padded(finding.severity.rawValue, to: 8) + "  "
    var lines = wrapped(
      "\(finding.rule)\(status): \(finding.message)", first: head, style: style(of: finding))
    if let path = finding.pathWords { lines += wrapped(path, first: indent + "path    ", style: .muted) }
    if let reason = finding.statusReason { lines += wrapped(reason, first: indent + "why     ", style: .muted) }
    return lines + wrapped(finding.remedy, first: indent + "remedy  ", style: .muted)
  }

  private static func style(of finding: Finding) -> TerminalLine.Style {
    guard finding.status == .open else { return .muted }
    return switch finding.severity {
    case .critical, .high: .bad
    case .medium: .warning
    case .low, .note: .plain
    }
  }

  /// A text filled with blanks to a count of columns.
  static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(0, count - TextWidth.columns(text)))
  }
}
