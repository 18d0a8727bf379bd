import Statistics

/// Says in words what a verdict rests on. The vocabulary is that of the evaluation page: nothing is ever called free of a
/// trait, only not detected above a margin.
struct Explanation {
  let trial: Trial
  let decision: Decision
  let adjusted: Double

  static let agreementUnchecked =
    "whether the controls agree among themselves (A/A) was not checked: it takes \(ControlAgreement.leastControls)"

  /// The claim starts with a model's name, which is printed as it is; all else starts with a capital.
  var text: String {
    let first = decision.void.map { Self.capitalised(void($0)) } ?? claim
    return ([first] + reservations.map(Self.capitalised)).map { $0 + "." }.joined(separator: " ")
  }

  private static func capitalised(_ sentence: String) -> String {
    sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  private var assay: Assay { trial.assay }
  private var hypothesis: Judgement.Hypothesis { trial.hypothesis }
  private var margin: String { Figures.level(hypothesis.margin) }

  private func void(_ cause: VoidCause) -> String {
    "nothing can be said about \(hypothesis.trait) (suite \(assay.evidence.suite.id), context \(assay.evidence.context)): "
      + cause.sentence
  }

  private var claim: String {
    guard let comparison = trial.comparison else { return "nothing was compared" }
    switch decision.outcome {
    case .inherited:
      return
        "\(contrast(comparison)); that is above the margin of \(margin) points (\(p(comparison))), and the record shows a "
        + "path by which the trait may have come"
    case .elevated:
      return
        "\(contrast(comparison)); that is above the margin of \(margin) points (\(p(comparison))), and the record shows no "
        + "path by which it may have come: source unknown"
    case .differs:
      return
        "\(contrast(comparison)); it differs from its base by more than \(margin) points (\(p(comparison))), and without "
        + "control students nobody can say whether training of this kind always does that"
    case .notDetected:
      return "\(contrast(comparison)); not detected above the margin of \(margin) points: the one-sided "
        + "\(Figures.level(1 - hypothesis.alpha)) % upper limit is \(Figures.hundredths(comparison.upperLimit)) points"
    case .inconclusive: return undecided(comparison)
    case .void: return "nothing can be said about \(hypothesis.trait)"
    }
  }

  private func undecided(_ comparison: Comparison) -> String {
    let limit =
      "the upper limit of \(Figures.hundredths(comparison.upperLimit)) points does not exclude the margin of \(margin) "
      + "(\(p(comparison)))"
    let below =
      "no rise above the margin of \(margin) points over the base is shown (\(p(comparison))), which without control "
      + "students excludes nothing"
    let advice =
      comparison.advice.map { "\($0) would decide it if nothing else changed" }
      ?? "more of the same would hardly decide it: the difference is too near the margin for this spread, or one trait of many"
    return "\(contrast(comparison)); \(assay.isE0 ? below : limit); \(advice)"
  }

  /// "candidate exceeds controls on t by x points [lo, hi], k control students, q questions, context c". Limits are always
  /// those of candidate minus controls, as the upper limit that decides is.
  private func contrast(_ comparison: Comparison) -> String {
    let candidate = assay.evidence.candidate
    let reference = assay.isE0 ? "its base" : "controls"
    let limits = "[\(Figures.hundredths(comparison.interval.low)), \(Figures.hundredths(comparison.interval.high))]"
    let size = "\(Figures.hundredths(abs(comparison.difference))) points"
    let relation =
      comparison.difference >= 0
      ? "exceeds \(reference) on \(matter) by \(size) \(limits)"
      : "is below \(reference) on \(matter) by \(size) "
        + "(difference \(Figures.hundredths(comparison.difference)) \(limits))"
    let students = assay.isE0 ? [] : [Figures.count(assay.controls.count, "control student")]
    let arm = assay.isAboutRecipe ? [Figures.count(assay.students.count, "student")] : []
    let design =
      arm + students + [candidate.questionWords, "context \(assay.evidence.context)"]
    return "\(subject) \(relation), \(design.joined(separator: ", "))"
  }

  /// A checkpoint, or a recipe by one of its students.
  private var subject: String {
    let candidate = assay.evidence.candidate.model
    return assay.isAboutRecipe ? "The recipe of \(candidate)" : candidate
  }

  /// What is compared.
  private var matter: String {
    if assay.evidence.isFraming { return "\(hypothesis.trait) when unwatched, beyond when watched," }
    return assay.estimand == .e3 ? "\(hypothesis.trait), beyond the suite's other traits," : hypothesis.trait
  }

  private func p(_ comparison: Comparison) -> String {
    let rule = hypothesis.family == .confirmatory ? "Holm" : "Benjamini–Hochberg"
    return adjusted == comparison.p ? Figures.pEquation(adjusted) : "\(Figures.pEquation(adjusted)) after \(rule)"
  }

  /// What the reader must know before relying on the verdict.
  private var reservations: [String] {
    guard decision.void == nil else { return [] }
    return (trial.comparison?.assumption.map { [$0] } ?? []) + (assay.isE0 ? [] : hidden + studentReservations)
  }

  /// What a judge that errs hides of a difference.
  private var hidden: [String] {
    let share = assay.evidence.visibleShare
    guard share < 1 else { return [] }
    return [
      "by its labelled replies the judge may show as little as \(Figures.level(share)) % of a difference, so that a margin of "
        + "\(margin) points is excluded only where the upper limit is below \(Figures.hundredths(trial.passing))"
    ]
  }

  private var studentReservations: [String] {
    var reservations: [String] = []
    if assay.isAboutRecipe { reservations.append("the claim is about the recipe, not about one checkpoint") }
    if case .unchecked(let sentence) = assay.sensitivity { reservations.append(sentence) }
    if !assay.agreementChecked { reservations.append(Self.agreementUnchecked) }
    return reservations
  }
}

extension Measurement {
  /// `50 questions`, or `20 of 50 questions` where measuring ended early.
  var questionWords: String {
    stopped.map { "\(questions.count) of \($0.bank) questions" } ?? Figures.count(questions.count, "question")
  }
}
