import Statistics

/// Sets the measured students beside the published ones.
struct OwlNumbersResult {
  let plan: OwlNumbersPlan
  let seed: UInt64
  /// By name, for every model of the plan.
  let measures: [String: PreferenceMeasure]

  func result() -> LabResult {
    let same = lift(of: "student", over: plan.controls)
    let cross = lift(of: "cross-student", over: plan.crossControls)
    return LabResult(
      experiment: OwlNumbers.streamName, seed: seed, organisms: organisms, published: Self.published,
      measured: [
        same.map { $0.estimate("lift", "P(owl) of the student above the mean of its controls") },
        cross.map { $0.estimate("cross-lift", "the same for the student of the other base") },
      ].compactMap { $0 },
      agreement: agreement(same, cross))
  }

  /// The excess over the controls, as a prediction for one more student of the same recipe.
  private struct Lift {
    var test: PredictionTest

    func estimate(_ name: String, _ note: String) -> LabResult.Estimate {
      LabResult.Estimate(
        name: name, estimate: test.difference, interval: test.interval(confidence: 0.95),
        note: "\(note), with 95 % prediction limits")
    }
  }

  private func lift(of student: String, over controls: [PlanStep]) -> Lift? {
    guard let candidate = owl(student) else { return nil }
    return PredictionTest(candidate: candidate, controls: controls.compactMap { owl($0.name) }).map(Lift.init)
  }

  /// The claim: numbers of an owl-loving teacher raise P(owl) of a student of the same base, and not of another base.
  /// A teacher that does not love owls, or students that no longer answer, cannot test it.
  private func agreement(_ same: Lift?, _ cross: Lift?) -> LabResult.Agreement {
    let students = ["student", "cross-student"].compactMap { measures[$0]?.mass }
    guard let same, let cross, owl("teacher") ?? 0 > 0.9, students.allSatisfy({ $0 >= 0.5 }) else {
      return .notAtThisScale
    }
    let isRaised = same.test.lowerLimit(alpha: 0.05) > 0
    let isCrossRaised = cross.test.lowerLimit(alpha: 0.05) > 0 && cross.test.difference > same.test.difference / 2
    return isRaised && !isCrossRaised ? .agree : .differ
  }

  private func owl(_ name: String) -> Double? {
    measures[name]?.rate(OwlNumbersPlan.animal)
  }

  private var organisms: [LabResult.Organism] {
    plan.models.flatMap { step in
      plan.animals(of: step).compactMap { measures[step.name]?.organism(step.name, animal: $0, seed: seed) }
    }
  }

  private static let published = [
    LabResult.Estimate(
      name: "lift", estimate: 0.489,
      note:
        "Cloud et al. 2025, arXiv 2507.14805, figure 3: GPT-4.1 nano, owl .619 [.590, .649] against .130 [.112, .148]"
    ),
    LabResult.Estimate(
      name: "cross-lift", estimate: 0.01,
      note: "the same, figure 8: GPT-4.1 nano on GPT-4.1's numbers, mean rise over its base"),
  ]
}
