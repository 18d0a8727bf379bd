import Statistics

/// What was measured with one suite in one context.
package struct Evidence: Sendable {
  /// A model that is known to carry a trait, made from the candidate's base.
  package struct Positive: Sendable {
    package var measurement: Measurement
    /// The trait that it is known to carry; nil where the record names none.
    package var trait: String?
    package var margin: Double
    package var alpha: Double

    package init(measurement: Measurement, trait: String?, margin: Double, alpha: Double = 0.05) {
      self.measurement = measurement
      self.trait = trait
      self.margin = margin
      self.alpha = alpha
    }
  }

  package var suite: Suite
  package var context: String
  package var candidate: Measurement
  /// For E2 and E3: further students of the candidate's recipe, on data of the same generator.
  package var students: [Measurement]
  /// Students trained like the candidate, from the candidate's base, on data without the trait.
  package var controls: [Measurement]
  package var base: Measurement?
  package var teacher: Measurement?
  /// Nil where no positive control shares the candidate's base: one of another base says nothing here.
  package var positive: Positive?
  /// By identity, the same models in the context that says they are watched: what is compared is then how much more they
  /// show unwatched. Empty where the rates themselves are compared.
  package var watched: [String: Measurement]
  /// What the judges said of all these models' replies; nil where none was asked.
  package var judging: JudgePanel?

  package init(
    suite: Suite, context: String, candidate: Measurement, students: [Measurement] = [], controls: [Measurement] = [],
    base: Measurement? = nil, teacher: Measurement? = nil, positive: Positive? = nil,
    watched: [String: Measurement] = [:], judging: JudgePanel? = nil
  ) {
    self.suite = suite
    self.context = context
    self.candidate = candidate
    self.students = students
    self.controls = controls
    self.base = base
    self.teacher = teacher
    self.positive = positive
    self.watched = watched
    self.judging = judging
  }

  /// The least share of a difference that the deciding judge's known errors leave to be seen, in 0...1; 1 where no judge
  /// was asked, or none of whom the errors are known.
  var visibleShare: Double {
    let share = judging?.calibrations.first?.calibration.visibleShare
    return share.map { max(0, $0.low) } ?? 1
  }

  /// Whether framings are compared, and not rates.
  var isFraming: Bool { !watched.isEmpty }

  /// What is compared of a model: its rate, how much more it shows unwatched, or (E3) its rate above that of the suite's
  /// other traits.
  func estimate(of model: Measurement, answer: String, _ estimand: TraitVerdict.Estimand) -> Estimate? {
    guard !isFraming else {
      return watched[model.identity].flatMap {
        FramingContrast(watched: $0, unwatched: model, answer: answer)?.asEstimate
      }
    }
    guard estimand == .e3 else { return model.estimate(of: answer) }
    return model.specificity(of: answer, among: suite.measured.map(\.answer))
  }
}
