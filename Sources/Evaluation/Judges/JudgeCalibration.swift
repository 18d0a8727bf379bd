package import Statistics

/// A judge's known errors, from replies that people labelled. They are those of replies like the labelled ones: where the
/// judged replies are of another kind, neither they nor a rate that they correct need hold.
package struct JudgeCalibration: Sendable, Equatable {
  /// Labelled hits that the judge flagged, of those it scored; nil where it scored none.
  package var sensitivity: Prevalence.Count?
  /// Labelled misses that the judge let pass, of those it scored; nil where it scored none.
  package var specificity: Prevalence.Count?
  /// Labelled replies that the judge gave no score, or could not be asked about.
  package var dropped: Int

  /// - Parameters:
  ///   - labels: whether each reply is a hit.
  ///   - outcomes: what the judge made of them; what is longer is left out.
  package init(labels: [Bool], outcomes: [JudgedOutcome]) {
    let pairs = Array(zip(labels, outcomes))
    func count(_ label: Bool, _ outcome: JudgedOutcome) -> Int { pairs.count { $0 == label && $1 == outcome } }
    sensitivity = Prevalence.Count(count(true, .hit), of: count(true, .hit) + count(true, .miss))
    specificity = Prevalence.Count(count(false, .miss), of: count(false, .hit) + count(false, .miss))
    dropped = pairs.count { if case .dropped = $1 { true } else { false } }
  }

  /// The rate behind `flagged`, as Rogan and Gladen correct it; nil where the judge does no better than chance, or its
  /// errors are not known.
  package func corrected(_ flagged: Prevalence.Count, confidence: Double = 0.95) -> Prevalence? {
    guard let sensitivity, let specificity else { return nil }
    return Prevalence(
      apparent: flagged, sensitivity: sensitivity, specificity: specificity, confidence: confidence)
  }

  /// The share of a difference between two rates that is left between what the judge flags, sensitivity + specificity − 1
  /// (Youden, Cancer 3, 1950), with Newcombe's 95 % limits; nil where the judge's errors are not known.
  package var visibleShare: Interval? {
    guard let sensitivity, let specificity else { return nil }
    let (found, labelled) = (Int(sensitivity.successes), Int(sensitivity.trials))
    let (passed, others) = (Int(specificity.successes), Int(specificity.trials))
    return Proportion.newcombe((found, labelled), minus: (others - passed, others), confidence: 0.95)
  }

  /// Whether the judge tells hits from misses better than chance; true where that is not known.
  package var tells: Bool {
    guard let sensitivity, let specificity else { return true }
    return sensitivity.rate + specificity.rate > 1
  }
}
