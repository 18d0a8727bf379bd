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
    let unscored = VoidCause(reason: .missing, sentence: "too few replies could be scored to compare anything")
    void = assay.void ?? (comparison == nil ? unscored : Self.disagreement(hypothesis, assay, answer))
  }

  /// What enters the multiplicity correction. A void trial was planned too: it counts, and rejects nothing.
  var p: Double { void == nil ? comparison?.p ?? 1 : 1 }

  /// The same in the worst case of the missing replies.
  var worstP: Double { void == nil ? comparison?.worstP ?? 1 : 1 }

  private static func comparison(_ hypothesis: Judgement.Hypothesis, _ assay: Assay, _ answer: String) -> Comparison? {
    let candidate = assay.evidence.candidate
    let (margin, alpha) = (hypothesis.margin, hypothesis.alpha)
    guard assay.isE0 else {
      return CheckpointTest(model: candidate, controls: assay.controls, answer: answer)
        .map { Comparison($0, controls: assay.controls.count, margin: margin, alpha: alpha) }
    }
    guard let base = assay.evidence.base, base.isComparable(to: candidate) else { return nil }
    return BaseContrast(model: candidate, base: base, answer: answer)
      .map { Comparison($0, questions: candidate.questions.count, margin: margin, alpha: alpha) }
  }

  private static func disagreement(_ hypothesis: Judgement.Hypothesis, _ assay: Assay, _ answer: String) -> VoidCause? {
    let fired = ControlAgreement.fired(
      assay.controls, answer: answer, margin: hypothesis.margin, alpha: hypothesis.alpha)
    guard !fired.isEmpty else { return nil }
    return VoidCause(
      reason: .controlsDisagree,
      sentence:
        "\(Figures.list(fired)) would be flagged when judged against the other control students: the controls do not "
        + "agree, so one of them is no control or this assay raises false alarms")
  }
}
