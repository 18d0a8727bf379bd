import Evaluation
import Statistics

extension JudgePanel {
  /// How far the rates rest on the judge and on where the thresholds were put, and what was dropped.
  func show(_ session: Session) {
    for opinion in opinions {
      session.terminal.output("")
      session.table(
        ["\(opinion.model) by \(opinion.judge)", "coherence", "rate", "of all", "dropped"],
        opinion.replies.sensitivity.map(Self.cells))
    }
    for line in lines { session.terminal.output(line) }
    if let agreement, !agreement.suffices {
      session.terminal.note(
        "the judges do not agree well enough for a claim (at least \(JudgeAgreement.least) is needed)", .warning)
    }
  }

  /// Agreement, calibrations and corrected rates, one line each.
  private var lines: [String] {
    let corrected = opinions.compactMap { opinion in
      opinion.corrected.map {
        "\(opinion.model) by \(opinion.judge), corrected by the judge's errors: \(Figures.percent($0.estimate)) "
          + "(\(Figures.percent($0.interval.low)) – \(Figures.percent($0.interval.high)))"
      }
    }
    let found = (agreement.map { [$0.words] } ?? []) + calibrations.map(\.words) + corrected
    return found.isEmpty ? [] : [""] + found
  }

  private static func cells(_ row: JudgedReplies.Row) -> [String] {
    let dropped = row.rates.dropped.sorted { $0.key.rawValue < $1.key.rawValue }
    return [
      "threshold \(words(row.threshold))", words(row.coherence),
      row.rates.filtered.map(Figures.percent) ?? "—", Figures.percent(row.rates.intentionToTreat),
      dropped.map { "\($0.key.rawValue) \(Figures.percent($0.value))" }.joined(separator: ", "),
    ]
  }

  private static func words(_ threshold: Double?) -> String {
    threshold.flatMap { Figures.fixed($0, digits: 0) } ?? "—"
  }
}
