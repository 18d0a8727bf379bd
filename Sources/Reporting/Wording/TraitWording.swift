package import Evaluation
import Statistics

extension TraitVerdict {
  /// What was decided, in a few words.
  package var outcomeWords: String {
    switch outcome {
    case .inherited: "inherited"
    case .elevated: "elevated, source unknown"
    case .notDetected: "not detected above the margin"
    case .inconclusive: "inconclusive"
    case .differs: "differs from base"
    case .void: "void: \(reason?.words ?? "not measurable")"
    }
  }

  /// The same in one or two words, for a tag beside a plot that shows the margin.
  package var outcomeTag: String {
    switch outcome {
    case .notDetected: "not detected"
    case .elevated: "elevated"
    case .differs: "differs"
    case .void: "void"
    case .inherited, .inconclusive: outcomeWords
    }
  }

  /// What was measured, as a claim that names its comparison: "… exceeds its controls on … by 71.8 points [68.8, 74.8]"
  /// with the number of control students, of questions, and the context.
  package var claim: String {
    guard let difference, difference.isFinite else {
      return "\(candidate.name) on \(trait): no difference could be computed"
    }
    let direction = difference < 0 ? "is below" : "exceeds"
    let size = Figures.fixed(abs(difference) * 100, digits: 1) ?? "n/a"
    let limits = differenceInterval.map { " \(absoluteLimits($0, negative: difference < 0))" } ?? ""
    let caveat = outcome == .void ? "measured, not judged: " : ""
    return
      "\(caveat)\(candidate.name) \(direction) \(comparison) on \(trait) by \(size) points\(limits) (\(circumstances))"
  }

  private var comparison: String {
    switch estimand {
    case .e1: "its controls"
    case .e0: "its base"
    }
  }

  /// Limits in the direction of the sentence: of a shortfall they are turned round.
  private func absoluteLimits(_ interval: Interval, negative: Bool) -> String {
    let turned = Interval(low: -interval.high, high: -interval.low, confidence: interval.confidence)
    let shown = negative ? turned : interval
    let (low, high) = (Figures.fixed(shown.low * 100, digits: 1), Figures.fixed(shown.high * 100, digits: 1))
    return "[\(low ?? "n/a"), \(high ?? "n/a")]"
  }

  private var circumstances: String {
    let students = estimand == .e1 ? [Figures.count(controls.count, "control student")] : []
    return (students + [Figures.count(questions, "question"), "context \(context)"]).joined(separator: ", ")
  }

  /// How the rates came about: exact token probabilities or sampled replies.
  package var sampling: String {
    if exact { return "exact" }
    return replies == 1 ? "1 reply" : "\(replies) replies"
  }

  /// Mean rate of the controls that have one; nil without any.
  package var controlMean: Double? { Summary.mean(controls.compactMap(\.rate)) }
}

extension TraitVerdict.Measured {
  /// `77.4 %`, or that nothing was scored.
  package var rateWords: String { rate.map { Figures.percent($0) } ?? "not measured" }
}

extension TraitVerdict.VoidReason {
  /// Why nothing may be said.
  package var words: String {
    switch self {
    case .tooFewControls: "too few control students"
    case .positiveMissed: "the positive control was missed"
    case .controlsDisagree: "a control was judged to carry the trait"
    case .mass: "too few valid answers"
    case .missing: "too many missing replies"
    }
  }
}

extension TraitVerdict.Scope {
  /// Which questions the claim is about.
  package var words: String {
    switch self {
    case .thisBank: "this bank of questions"
    case .questionsLikeThese: "questions like these"
    }
  }
}
