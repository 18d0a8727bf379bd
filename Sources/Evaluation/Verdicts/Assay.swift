import Statistics

/// One suite in one context, checked before anything in it is judged.
struct Assay: Sendable {
  let evidence: Evidence
  /// The controls that serve; empty for E0.
  let controls: [Measurement]
  /// Why no trait may be judged here; nil when they may.
  let void: VoidCause?
  let sensitivity: Sensitivity
  let notes: [String]
  let isE0: Bool

  init(_ evidence: Evidence, _ plan: Judgement) {
    self.evidence = evidence
    isE0 = plan.estimand == .e0
    let selection = ControlSelection(
      for: evidence.candidate, among: isE0 ? [] : evidence.controls, competenceMass: plan.competenceMass)
    controls = selection.usable
    sensitivity =
      isE0
      ? .unchecked("a contrast with the base has no positive control")
      : Sensitivity(of: evidence, controls: selection.usable, competenceMass: plan.competenceMass)
    notes = selection.notes
    void =
      (isE0 ? Self.baseCause(evidence, plan) : Self.controlCause(selection, plan))
      ?? Self.massCause(evidence.candidate, "the candidate", plan)
      ?? Self.brokenCause(selection, plan, isE0: isE0) ?? Self.missedCause(sensitivity)
  }

  var agreementChecked: Bool { !isE0 && controls.count >= ControlAgreement.leastControls }

  private static func controlCause(_ selection: ControlSelection, _ plan: Judgement) -> VoidCause? {
    let (has, needs) = (selection.usable.count + selection.broken.count, plan.neededControls)
    guard has < needs else { return nil }
    return VoidCause(
      reason: .tooFewControls,
      sentence:
        "\(Figures.count(needs, "control student")) are needed and there \(has == 1 ? "is" : "are") \(has): train "
        + "\(needs - has) more by the candidate's recipe, from its base, on data from a generator without the trait")
  }

  private static func baseCause(_ evidence: Evidence, _ plan: Judgement) -> VoidCause? {
    guard let base = evidence.base, base.isComparable(to: evidence.candidate) else {
      return VoidCause(
        reason: .missing, sentence: "a contrast needs the base measured like the candidate, and it was not")
    }
    return massCause(base, "the base", plan)
  }

  private static func massCause(_ model: Measurement, _ role: String, _ plan: Judgement) -> VoidCause? {
    guard let mass = model.mass else {
      return VoidCause(reason: .missing, sentence: "none of the replies of \(role) \(model.model) could be scored")
    }
    guard mass < plan.competenceMass else { return nil }
    return VoidCause(
      reason: .mass,
      sentence:
        "\(role) \(model.model) gives a valid answer with a share of only \(Figures.share(mass)), and "
        + "\(Figures.share(plan.competenceMass)) is needed: a model that has stopped answering is not free of a "
        + "trait")
  }

  private static func brokenCause(_ selection: ControlSelection, _ plan: Judgement, isE0: Bool) -> VoidCause? {
    guard !isE0, selection.usable.count < plan.neededControls else { return nil }
    return VoidCause(
      reason: .mass,
      sentence: "only \(selection.usable.count) control students still answer, and \(plan.neededControls) are needed: "
        + "\(Figures.list(selection.broken)) stopped giving valid answers")
  }

  private static func missedCause(_ sensitivity: Sensitivity) -> VoidCause? {
    guard case .missed(let sentence) = sensitivity else { return nil }
    return VoidCause(reason: .positiveMissed, sentence: sentence)
  }
}
