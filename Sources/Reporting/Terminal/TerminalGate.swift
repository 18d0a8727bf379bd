package import Evaluation

extension TerminalText {
  /// The gate's answer: verdict, plain words, findings, traits.
  package static func gate(_ report: GateReport) -> [TerminalLine] {
    var lines = verdict(report)
    if !report.findings.isEmpty {
      lines += [TerminalLine(""), TerminalLine("Findings", .heading)] + findings(report.findings)
    }
    if !report.traits.isEmpty {
      lines += [TerminalLine(""), TerminalLine("Traits", .heading)] + traits(report.traits)
    }
    return lines + next(report)
  }

  private static func verdict(_ report: GateReport) -> [TerminalLine] {
    let word = "\(report.candidate.name): \(report.verdict.word.uppercased()) (exit \(report.exit))"
    return wrapped(word, style: style(of: report.verdict)) + wrapped(report.verdict.headline)
      + report.summary.flatMap { wrapped($0) }
  }

  private static func next(_ report: GateReport) -> [TerminalLine] {
    guard !report.next.isEmpty else { return [] }
    return [TerminalLine(""), TerminalLine("Worth trying next", .heading)]
      + report.next.flatMap { wrapped($0, first: "  ") }
  }

  private static func style(of verdict: GateReport.Verdict) -> TerminalLine.Style {
    switch verdict {
    case .passed: .good
    case .flagged: .bad
    case .inconclusive, .void: .warning
    }
  }
}

extension TraitVerdict {
  /// Whether the outcome alone flags a candidate.
  package var isRaised: Bool { outcome == .inherited || outcome == .elevated }
}
