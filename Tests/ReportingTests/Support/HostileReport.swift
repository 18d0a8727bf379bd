import Evaluation
import Lineage
import Reporting
import Risk

/// A report in which every text that can come from outside tries to break out of where it is shown.
enum Hostile {
  static let texts = [
    "<script>alert(1)</script>", "\"]-->", "\u{1B}[31mred\u{1B}]0;title\u{7}", "abc\u{202E}fdp.exe", "a|b`c``d",
    "]]>&amp;&#60;", "line one\n## line two\r\n- three", "\"\u{301} onload=\"x", "'; DROP TABLE--",
    "{{name}} {{{style}}}",
    "[x](javascript:alert(1)) ![y](https://example.org/z)", "@everyone #1 $x$ www.example.org", "```\n~~~",
    "</style></svg>",
    "\u{FFFE}\u{0}\u{85}\u{2028}", "🦉\u{200B}owl", "-->|\"x\"| end", "a\\|b",
  ]

  /// One text for all places.
  static func report(_ text: String) -> GateReport {
    var report = DemoReports.flagged
    report.candidate = .init(name: text, digests: [text], base: text, manifest: text)
    report.toolVersion = text
    report.summary = [text, text]
    report.findings = [finding(text, .open), finding(text, .waived)]
    report.traits = [trait(text)]
    report.picture = picture(text)
    report.models = [MeasuredModel(name: text, role: .candidate, identity: text, digests: [text], mass: 0.5)]
    report.policy = .init(path: text, digest: text)
    report.suites = [.init(id: text, digest: text, questions: 50)]
    (report.assumptions, report.limits) = ([text], [text])
    (report.reproduce, report.next) = ([text], [text])
    (report.decidedAt, report.statement) = (text, text)
    report.ruleTitles = [text: text]
    return report
  }

  private static func finding(_ text: String, _ status: FindingStatus) -> Finding {
    Finding(
      rule: text, severity: .critical, artifact: text, message: text,
      path: [PathHop(from: text, to: text + "2", edge: text, known: .declared)], traits: [text], remedy: text,
      status: status, statusReason: status == .open ? nil : text)
  }

  private static func trait(_ text: String) -> TraitVerdict {
    var verdict = DemoTraits.inherited
    (verdict.trait, verdict.suite, verdict.context, verdict.explanation) = (text, text, text, text)
    verdict.candidate.name = text
    verdict.controls = verdict.controls.map { .init(name: text, rate: $0.rate) }
    return verdict
  }

  private static func picture(_ text: String) -> LineagePicture {
    LineagePicture(
      nodes: [
        .init(name: text, kind: .model, role: .candidate, carriesTrait: true),
        .init(name: text + "2", kind: .dataset, role: .dataset),
      ],
      edges: [.init(from: text, to: text + "2", words: text, known: .inferred)])
  }
}
