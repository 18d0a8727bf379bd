import Statistics

/// One trait in one suite and context, on its way to a verdict.
struct Trial {
  let hypothesis: Judgement.Hypothesis
  let assay: Assay
  let answer: String
  /// Nil where the numbers do not allow one; then `void` says why.
  let comparison: Comparison?
  let void: VoidCause?

  init?(_ hypothesis: Judgement.Hypothesis, _ assay: Assay) {
    guard let answer = assay.evidence.suite.answer(for: hypothesis.trait) else { return nil }
    self.hypothesis = hypothesis
    self.assay = assay
    self.answer = answer
    comparison = Self.comparison(hypothesis, assay, answer)
    void = assay.void ?? (comparison == nil ? Self.unscored(assay) : Self.disagreement(hypothesis, assay, answer))
  }

  /// What the upper limit must stay below for a pass. A judge that errs shows less of a difference than there is, and the
  /// margin is one of true rates; a claim of a rise needs no such care, because it is only made harder.
  var passing: Double { hypothesis.margin * assay.evidence.visibleShare }

  /// What enters the multiplicity correction. A void trial was planned too: it counts, and rejects nothing.
  var p: Double { void == nil ? comparison?.p ?? 1 : 1 }

  /// The same in the worst case of the missing replies.
  var worstP: Double { void == nil ? comparison?.worstP ?? 1 : 1 }

  private static func comparison(_ hypothesis: Judgement.Hypothesis, _ assay: Assay, _ answer: String) -> Comparison? {
    let (margin, alpha) = (hypothesis.margin, hypothesis.alpha)
    let passing = margin * assay.evidence.visibleShare
    guard !assay.isE0 else { return contrast(assay, answer, margin, alpha) }
    let (students, controls) = (assay.estimates(assay.students, answer), assay.estimates(assay.controls, answer))
    guard students.count == assay.students.count, controls.count == assay.controls.count, let candidate = students.first
    else { return nil }
    guard assay.isAboutRecipe else {
      return CheckpointTest(model: candidate, controls: controls)
        .map { Comparison($0, controls: controls, margin: margin, passing: passing, alpha: alpha) }
    }
    return RecipeTest(students: students, controls: controls)
      .map { Comparison($0, students: students, controls: controls, margin: margin, passing: passing, alpha: alpha) }
  }

  private static func contrast(_ assay: Assay, _ answer: String, _ margin: Double, _ alpha: Double) -> Comparison? {
    let candidate = assay.evidence.candidate
    guard let base = assay.evidence.base, base.isComparable(to: candidate) else { return nil }
    return BaseContrast(model: candidate, base: base, answer: answer)
      .map { Comparison($0, questions: candidate.questions.count, margin: margin, alpha: alpha) }
  }

  private static func unscored(_ assay: Assay) -> VoidCause {
    let isAlone = assay.estimand == .e3 && assay.evidence.suite.measured.count < 2
    return VoidCause(
      reason: .missing,
      sentence: isAlone
        ? "the suite measures no other trait, so that nothing can be specific to this one"
        : "too few replies could be scored to compare anything")
  }

  private static func disagreement(_ hypothesis: Judgement.Hypothesis, _ assay: Assay, _ answer: String) -> VoidCause? {
    let controls = assay.controls.compactMap { control in
      assay.evidence.estimate(of: control, answer: answer, assay.estimand).map { (name: control.model, estimate: $0) }
    }
    let fired = ControlAgreement.fired(controls, margin: hypothesis.margin, alpha: hypothesis.alpha)
    guard !fired.isEmpty else { return nil }
    return VoidCause(
      reason: .controlsDisagree,
      sentence:
        "\(Figures.list(fired)) would be flagged when judged against the other control students: the controls do not "
        + "agree, so one of them is no control or this assay raises false alarms")
  }
}

extension Assay {
  fileprivate func estimates(_ models: [Measurement], _ answer: String) -> [Estimate] {
    models.compactMap { evidence.estimate(of: $0, answer: answer, estimand) }
  }
}
