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
  /// Whether the margin is excluded; always false for E0, where nothing is claimed from a pass.
  var excludesMargin: Bool
  /// Whether it is, whatever the missing replies say.
  var surelyExcludesMargin: Bool
  /// Nil for E0.
  var nullPassProbability: Double?
  /// What would decide it if nothing else changed; nil where nothing within reason would.
  var advice: String?
  /// What had to be supposed where nothing varied; nil where the spread was measured.
  var assumption: String?

  /// - Parameter passing: what the upper limit must stay below for a pass: the margin, less what a judge hides of it.
  init(_ test: CheckpointTest, controls: [Estimate], margin: Double, passing: Double, alpha: Double) {
    difference = test.point.difference
    interval = test.point.interval(confidence: Self.displayConfidence)
    p = test.point.pAbove(margin: margin)
    worstP = max(p, test.least.pAbove(margin: margin))
    upperLimit = test.point.upperLimit(alpha: alpha)
    excludesMargin = upperLimit < passing
    surelyExcludesMargin = max(upperLimit, test.greatest.upperLimit(alpha: alpha)) < passing
    nullPassProbability = test.point.nullPassProbability(margin: passing, alpha: alpha)
    advice = test.point.controlsNeeded(margin: passing, alpha: alpha)
      .flatMap { $0 > controls.count ? "about \($0) control students instead of \(controls.count)" : nil }
    assumption = controls.assumption("the control students")
  }

  init(
    _ test: RecipeTest, students: [Estimate], controls: [Estimate], margin: Double, passing: Double, alpha: Double
  ) {
    difference = test.point.difference
    interval = test.point.interval(confidence: Self.displayConfidence)
    p = test.point.pAbove(margin: margin)
    worstP = max(p, test.least.pAbove(margin: margin))
    upperLimit = test.point.upperLimit(alpha: alpha)
    // Only a limit below the margin that the permutation test agrees with excludes it.
    excludesMargin = upperLimit < passing && test.point.pBelow(margin: passing) <= alpha
    surelyExcludesMargin = excludesMargin && test.greatest.pBelow(margin: passing) <= alpha
    nullPassProbability = Power.tTest(
      excess: passing, standardError: test.point.standardError, degreesOfFreedom: test.point.degreesOfFreedom,
      alpha: alpha)
    let ratio = (interval.high - difference) / abs(difference - passing)
    let size = Double(min(students.count, controls.count))
    advice = Int(exactly: (ratio * ratio * size).rounded(.up))
      .flatMap { $0 > Int(size) && $0 <= 1000 ? "about \($0) students in each arm" : nil }
    assumption = students.assumption("the students") ?? controls.assumption("the control students")
  }

  init(_ contrast: BaseContrast, questions: Int, margin: Double, alpha: Double) {
    difference = contrast.difference
    interval = contrast.interval(confidence: Self.displayConfidence)
    p = contrast.pAbove(margin: margin)
    worstP = contrast.pAbove(margin: margin, loweredBy: contrast.slack.down)
    upperLimit = contrast.upperLimit(alpha: alpha)
    excludesMargin = false
    surelyExcludesMargin = false
    nullPassProbability = nil
    advice = contrast.questionsNeeded(margin: margin, alpha: alpha)
      .flatMap { $0 > questions ? "about \($0) questions instead of \(questions)" : nil }
    assumption =
      contrast.hasNoSpread
      ? "all questions differ alike, so that the limits suppose the uncertainty of a rate on \(questions) questions "
        + "under Jeffreys' prior" : nil
  }
}

extension [Estimate] {
  /// The sentence that names what stands in for a spread that is not there.
  fileprivate func assumption(_ role: String) -> String? {
    guard hasNoSpread else { return nil }
    return "\(role) agree exactly, so that the limits suppose the uncertainty of a rate on as many questions under "
      + "Jeffreys' prior"
  }
}
