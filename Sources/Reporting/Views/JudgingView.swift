import Evaluation
import Statistics

/// What judges said of one suite in one context, as the templates show it.
struct JudgingView: Sendable {
  struct Row: Sendable {
    var judge: String
    var model: String
    var rate: String
    var all: String
    var corrected: String
    /// One a pair of thresholds.
    var cells: [String]
  }

  let suite: String
  let context: String
  /// `30`, or `30 / 50` where a second rubric screens.
  let thresholds: [String]
  let rows: [Row]
  let explanation: String
  /// Agreement and calibrations, one sentence each.
  let remarks: [String]

  private static let none = "–"

  init(_ panel: JudgePanel) {
    suite = panel.suite
    context = panel.context
    let table = panel.opinions.map(\.replies.sensitivity).first { !$0.isEmpty } ?? []
    thresholds = table.map { row in
      ([row.threshold] + [row.coherence].compactMap(\.self)).compactMap { Figures.fixed($0, digits: 0) }
        .joined(separator: " / ")
    }
    rows = panel.opinions.map { Self.row($0, count: table.count) }
    explanation =
      "Rate: flagged replies among those that count. Of all replies: with those that were dropped. The columns behind: the rate "
      + "at other thresholds" + (table.contains { $0.coherence != nil } ? " (of the rubric / of the screen)." : ".")
    remarks = (panel.agreement.map { [$0.words] } ?? []) + panel.calibrations.map(\.words)
  }

  private static func row(_ opinion: JudgePanel.Opinion, count: Int) -> Row {
    let rates = opinion.replies.rates
    let cells = opinion.replies.sensitivity.map { $0.rates.filtered.map(Figures.percent) ?? none }
    return Row(
      judge: opinion.judge, model: opinion.model, rate: rates?.filtered.map(Figures.percent) ?? none,
      all: rates.map { Figures.percent($0.intentionToTreat) } ?? none,
      corrected: opinion.corrected.map {
        "\(Figures.percent($0.estimate)) (\(Figures.percent($0.interval.low)) – \(Figures.percent($0.interval.high)))"
      } ?? none,
      cells: cells + [String](repeating: none, count: count - cells.count))
  }
}
