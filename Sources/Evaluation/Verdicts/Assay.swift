import Statistics

/// One suite in one context, checked before anything in it is judged.
struct Assay: Sendable {
  let evidence: Evidence
  let estimand: TraitVerdict.Estimand
  /// The controls that serve; empty for E0.
  let controls: [Measurement]
  /// The students that are compared with them: the candidate, and for E2 and E3 those of its recipe that serve.
  let students: [Measurement]
  /// Why no trait may be judged here; nil when they may.
  let void: VoidCause?
  let sensitivity: Sensitivity
  let notes: [String]

  var isE0: Bool { estimand == .e0 }
  /// Whether a recipe is judged, and not this one checkpoint.
  var isAboutRecipe: Bool { estimand == .e2 || estimand == .e3 }
  var agreementChecked: Bool { !isE0 && controls.count >= ControlAgreement.leastControls }

  init(_ evidence: Evidence, _ plan: Judgement) {
    let estimand = plan.estimand
    self.evidence = evidence
    self.estimand = estimand
    func chosen(_ models: [Measurement]) -> ControlSelection {
      ControlSelection(
        for: evidence.candidate, among: models, competenceMass: plan.competenceMass, watched: evidence.watched)
    }
    let selection = chosen(estimand == .e0 ? [] : evidence.controls)
    let others = chosen(estimand == .e2 || estimand == .e3 ? evidence.students : [])
    controls = selection.usable
    students = [evidence.candidate] + others.usable
    sensitivity =
      estimand == .e0
      ? .unchecked("a contrast with the base has no positive control")
      : Sensitivity(of: evidence, controls: selection.usable, competenceMass: plan.competenceMass)
    notes = selection.notes + others.notes
    let checks = AssayChecks(evidence: evidence, plan: plan)
    void =
      (estimand == .e0 ? checks.baseCause : checks.armsCause(controls: selection, students: others))
      ?? checks.candidateCause ?? checks.judgesCause ?? checks.brokenCause(controls: selection, students: others)
      ?? Self.missedCause(sensitivity)
  }

  private static func missedCause(_ sensitivity: Sensitivity) -> VoidCause? {
    guard case .missed(let sentence) = sensitivity else { return nil }
    return VoidCause(reason: .positiveMissed, sentence: sentence)
  }
}
