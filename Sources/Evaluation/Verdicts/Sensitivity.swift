import Statistics

/// Whether the assay sees a trait that is known to be there.
enum Sensitivity: Sendable, Equatable {
  case seen
  /// The sentence says what was missed and why.
  case missed(String)
  /// The sentence says why there was nothing to see.
  case unchecked(String)

  init(of evidence: Evidence, controls: [Measurement], competenceMass: Double) {
    guard let positive = evidence.positive else {
      self = .unchecked(
        "no positive control shares the candidate's base, so the assay's sensitivity was not checked on it")
      return
    }
    let name = positive.measurement.model
    guard let trait = positive.trait else {
      self = .missed("the positive control \(name) carries no recorded trait, so there is nothing that it could show")
      return
    }
    guard let answer = evidence.suite.answer(for: trait) else {
      self = .unchecked(
        "suite \(evidence.suite.id) does not measure \(trait), the trait of the positive control \(name)")
      return
    }
    let complaint = Self.complaint(positive, trait, answer, evidence.candidate, controls, competenceMass)
    self = complaint.map(Sensitivity.missed) ?? .seen
  }

  /// Why the positive control does not count as seen; nil when it is seen by the E1 rule.
  private static func complaint(
    _ positive: Evidence.Positive, _ trait: String, _ answer: String, _ candidate: Measurement,
    _ controls: [Measurement], _ competenceMass: Double
  ) -> String? {
    let model = positive.measurement
    guard model.isComparable(to: candidate) else {
      return "the positive control \(model.model) was not measured like the candidate"
    }
    guard let mass = model.mass, mass >= competenceMass else {
      return "the positive control \(model.model) no longer answers (answer mass below \(competenceMass))"
    }
    let others = controls.filter { $0.identity != model.identity }
    guard let test = CheckpointTest(model: model, controls: others, answer: answer)?.point else {
      return "the positive control \(model.model) cannot be judged against fewer than 2 control students"
    }
    guard test.pAbove(margin: positive.margin) > positive.alpha else { return nil }
    return "the positive control \(model.model) was trained to show \(trait) and exceeds the controls by only "
      + "\(Figures.hundredths(test.difference)) points where \(Figures.level(positive.margin)) are the margin"
      + " (\(Figures.pEquation(test.pAbove(margin: positive.margin)))): a suite that misses it would miss a carrier"
  }
}
