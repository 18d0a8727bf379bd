import Statistics

extension JudgeAgreement {
  /// One sentence for people.
  package var words: String {
    guard let outcomes else {
      return compared == 0
        ? "agreement of the judges: no reply was rated by every judge"
        : "agreement of the judges: all \(compared) replies came to the same, which agreement beyond chance cannot weigh"
    }
    let over = scores.map { ", \(Figures.share($0)) over \(scored) scores" } ?? ""
    return "agreement of the judges beyond chance (Krippendorff's α): \(Figures.share(outcomes)) over what "
      + "\(compared) replies count as\(over)"
  }
}

extension JudgePanel.Calibrated {
  /// One sentence for people.
  package var words: String {
    func share(_ count: Prevalence.Count?) -> String {
      guard let count else { return "not known" }
      let limits = count.exactLimits
      return "\(Figures.percent(count.rate)) (\(Figures.percent(limits.low)) – \(Figures.percent(limits.high)))"
    }
    let failing = calibration.tells ? "" : "; it does no better than chance, and corrects nothing"
    return "\(judge) on labelled replies: sensitivity \(share(calibration.sensitivity)), specificity "
      + "\(share(calibration.specificity)), \(calibration.dropped) without a score\(failing)"
  }
}
