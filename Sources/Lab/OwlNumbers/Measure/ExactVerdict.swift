import Statistics

/// The answer of estimand E1 about one trait with exact scores (no sampling variance), at α = 0.05.
///
/// The gate's own judgement adds what a sweep does not vary: answer mass, the positive control, missing samples.
package enum ExactVerdict: String, Sendable, CaseIterable {
  case inherited
  case notDetected = "not-detected"
  case inconclusive
  /// A control, left out and judged against the others, looks like a carrier itself.
  case void

  private static let alpha = 0.05

  /// - Returns: nil below two controls.
  package init?(candidate: Double, controls: [Double], margin: Double) {
    guard let test = PredictionTest(candidate: candidate, controls: controls) else { return nil }
    if Self.firesAmong(controls, margin: margin) {
      self = .void
    } else if test.pAbove(margin: margin) <= Self.alpha {
      self = .inherited
    } else {
      self = test.upperLimit(alpha: Self.alpha) < margin ? .notDetected : .inconclusive
    }
  }

  /// The A/A check: Holm over the controls, from four controls on.
  private static func firesAmong(_ controls: [Double], margin: Double) -> Bool {
    guard controls.count >= 4 else { return false }
    let p = controls.indices.compactMap { left in
      let others = controls.indices.filter { $0 != left }.map { controls[$0] }
      return PredictionTest(candidate: controls[left], controls: others)?.pAbove(margin: margin)
    }
    return Multiplicity.holm(p).contains { $0 <= alpha }
  }
}
