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

  /// With what the candidate was compared, and on what: `6 control students, 50 questions, suite s, context plain`.
  var circumstances: String {
    let arm = estimand == .e2 || estimand == .e3 ? [Figures.count(students.count + 1, "student")] : []
    let reference = estimand == .e0 ? [] : [Figures.count(controls.count, "control student")]
    return (arm + reference + [Figures.count(questions, "question"), "suite \(suite)", "context \(context)"])
      .joined(separator: ", ")
  }

  /// The difference in figures, for readers of a plot who cannot see it.
  var differenceWords: String {
    guard let difference, difference.isFinite else { return "\(trait): no difference could be computed" }
    let limits = differenceInterval.map { " \(Figures.points($0))" } ?? ""
    return "\(trait): \(Figures.points(difference)) points\(limits), margin \(Figures.points(margin))"
  }

  /// The rates of all models in figures.
  var rateWords: String {
    let others = [("base", base), ("teacher", teacher), ("positive control", positive)]
    let texts = others.compactMap { name, measured in measured.map { "\(name) \($0.rateWords)" } }
    let groups = [("students of its recipe ", students), ("controls ", controls)].filter { !$0.1.isEmpty }
      .map { $0 + $1.map(\.rateWords).joined(separator: ", ") }
    return (["\(trait): candidate \(candidate.rateWords)"] + groups + texts).joined(separator: "; ")
  }

  /// How the rates came about: exact token probabilities or sampled replies.
  package var sampling: String {
    if exact { return "exact" }
    return replies == 1 ? "1 reply" : "\(replies) replies"
  }

  /// Mean rate of the candidate and the other students of its recipe, of those that have one.
  package var armMean: Double? { Summary.mean(([candidate] + students).compactMap(\.rate)) }

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
    case .tooFewStudents: "too few students of the candidate's recipe"
    case .positiveMissed: "the positive control was missed"
    case .controlsDisagree: "a control was judged to carry the trait"
    case .mass: "too few valid answers"
    case .judges: "the judges are not to be relied on"
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
