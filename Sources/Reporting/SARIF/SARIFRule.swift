import Evaluation
import Lineage
import Risk

/// One entry of a run's rules.
///
/// There is no `helpUri`: it must be an absolute address, and the manual, which comes with the program, is in the file.
struct SARIFRule {
  var id: String
  var title: String
  var help: String
  var level: SARIFLevel
  /// nil for what is no rule of the lineage, and for rules of another version.
  var manual: RuleDocumentation?

  var json: JSONValue {
    .members([
      "id": .string(id),
      "shortDescription": SARIFText.message(title),
      "fullDescription": manual.map { SARIFText.message($0.finds) },
      "help": .members(["text": .string(SARIFText.escape(help)), "markdown": manual.map { .string($0.text) }]),
      "defaultConfiguration": .members(["level": .string(level.rawValue)]),
      "properties": manual.map { _ in .members(["tags": .texts(["lineage", "provenance", "safety"])]) },
    ])
  }

  /// One rule for each id that occurs, sorted, at the level of its severest finding.
  static func rules(of findings: [Finding], titles: [String: String]) -> [SARIFRule] {
    let byRule = Dictionary(grouping: findings, by: \.rule)
    return byRule.keys.sorted().map { id in
      let severity = byRule[id]?.map(\.severity).max() ?? .note
      return SARIFRule(
        id: Sanitised(id).text, title: titles[id] ?? "Lineage rule \(id)",
        help: "Run: stemma risk --explain \(id)", level: SARIFLevel(severity),
        manual: RuleID(rawValue: id)?.rule.documentation)
    }
  }

  /// One rule for each measured outcome that is reported.
  static func rules(of traits: [TraitVerdict]) -> [SARIFRule] {
    let outcomes = Set(traits.compactMap(\.sarifRule))
    return outcomes.sorted().map { id in
      let level = traits.first { $0.sarifRule == id }?.sarifLevel ?? .note
      return SARIFRule(
        id: id, title: "A trait was measured and judged: \(id.dropFirst(TraitVerdict.sarifPrefix.count))",
        help: "The report of the gate shows the measurement, its controls and its limits.", level: level)
    }
  }
}

/// The levels of SARIF results.
enum SARIFLevel: String {
  case error, warning, note

  /// Critical and high are errors, medium is a warning, low and note are notes.
  init(_ severity: Severity) {
    self =
      switch severity {
      case .critical, .high: .error
      case .medium: .warning
      case .low, .note: .note
      }
  }
}
