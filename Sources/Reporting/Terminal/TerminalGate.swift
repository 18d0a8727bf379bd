package import Evaluation

extension TerminalText {
  /// The gate's answer: verdict, plain words, findings, traits.
  package static func gate(_ report: GateReport) -> [TerminalLine] {
    var lines = verdict(report)
    if !report.findings.isEmpty {
      lines += [TerminalLine(""), TerminalLine("Findings", .heading)] + findings(report.findings)
    }
    let decided = report.traits.filter { $0.family == .confirmatory || $0.isRaised }
    if !decided.isEmpty {
      lines += [TerminalLine(""), TerminalLine("Traits", .heading)] + decided.flatMap(trait)
    }
    let quiet = report.traits.count - decided.count
    if quiet > 0 {
      lines += wrapped("\(Figures.count(quiet, "screened trait")) raised nothing.", first: "  ", style: .muted)
    }
    return lines + next(report)
  }

  private static func verdict(_ report: GateReport) -> [TerminalLine] {
    let word = "\(report.candidate.name): \(report.verdict.word.uppercased()) (exit \(report.exit))"
    return wrapped(word, style: style(of: report.verdict)) + wrapped(report.verdict.headline)
      + report.summary.flatMap { wrapped($0) }
  }

  private static func trait(_ verdict: TraitVerdict) -> [TerminalLine] {
    let head = "\(verdict.trait): \(verdict.outcomeWords)"
    let p = verdict.p.map { "; p = \(Figures.p($0)) against a margin of \(margin(verdict))" } ?? ""
    return wrapped(head, first: "  ", style: style(of: verdict.outcome)) + wrapped(verdict.claim + p, first: "    ")
      + wrapped(verdict.explanation, first: "    ", style: .muted)
  }

  private static func margin(_ verdict: TraitVerdict) -> String {
    "\(Figures.fixed(verdict.margin * 100, digits: 1) ?? "n/a") points"
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

  private static func style(of outcome: TraitVerdict.Outcome) -> TerminalLine.Style {
    switch outcome {
    case .inherited, .elevated: .bad
    case .differs, .inconclusive, .void: .warning
    case .notDetected: .plain
    }
  }
}

extension TraitVerdict {
  /// Whether the outcome alone flags a candidate.
  package var isRaised: Bool { outcome == .inherited || outcome == .elevated }
}
