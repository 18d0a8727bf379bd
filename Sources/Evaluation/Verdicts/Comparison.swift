import Statistics

/// The numbers that decide one trait, whichever the estimand.
struct Comparison {
  /// Of the two-sided limits for display.
  static let displayConfidence = 0.95

  var difference: Double
  var interval: Interval
  /// One-sided, against the margin.
  var p: Double
  /// The largest p that the missing replies allow.
  var worstP: Double
  /// The one-sided upper limit at alpha.
  var upperLimit: Double
  /// The largest that the missing replies allow.
  var worstUpperLimit: Double
  /// Nil for E0, where nothing is claimed from a pass.
  var nullPassProbability: Double?
  /// What would decide it if nothing else changed; nil where nothing within reason would.
  var advice: String?

  init(_ test: CheckpointTest, controls: Int, margin: Double, alpha: Double) {
    difference = test.point.difference
    interval = test.point.interval(confidence: Self.displayConfidence)
    p = test.point.pAbove(margin: margin)
    worstP = max(p, test.least.pAbove(margin: margin))
    upperLimit = test.point.upperLimit(alpha: alpha)
    worstUpperLimit = max(upperLimit, test.greatest.upperLimit(alpha: alpha))
    nullPassProbability = test.point.nullPassProbability(margin: margin, alpha: alpha)
    advice = test.point.controlsNeeded(margin: margin, alpha: alpha)
      .flatMap { $0 > controls ? "about \($0) control students instead of \(controls)" : nil }
  }

  init(_ contrast: BaseContrast, questions: Int, margin: Double, alpha: Double) {
    difference = contrast.difference
    interval = contrast.interval(confidence: Self.displayConfidence)
    p = contrast.pAbove(margin: margin)
    worstP = contrast.pAbove(margin: margin, loweredBy: contrast.slack.down)
    upperLimit = contrast.upperLimit(alpha: alpha)
    worstUpperLimit = upperLimit + contrast.slack.up
    nullPassProbability = nil
    advice = contrast.questionsNeeded(margin: margin, alpha: alpha)
      .flatMap { $0 > questions ? "about \($0) questions instead of \(questions)" : nil }
  }
}
