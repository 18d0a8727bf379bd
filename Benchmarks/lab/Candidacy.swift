import Evaluation
import Lab

/// One candidate of a seed, and the models that it is compared with.
struct Candidacy: Sendable, Equatable {
  static let margins = [0.05, 0.15]

  var candidate: String
  var controls: [String]
  var positive: String
  /// The animal that the positive control was taught.
  var positiveAnimal: String
  /// The only animal of a taint path; nil where the lineage points to none, and the gate asks about all alike.
  var suspect: String?

  /// The students, and every control left out and put before the others.
  static func all(of plan: OwlNumbersPlan) -> [Candidacy] {
    let sides = [
      ("student", plan.controls.map(\.name), "positive", OwlNumbersPlan.otherAnimal),
      ("cross-student", plan.crossControls.map(\.name), "cross-positive", OwlNumbersPlan.crossAnimal),
    ]
    return sides.flatMap { student, controls, positive, animal in
      [
        Candidacy(
          candidate: student, controls: controls, positive: positive, positiveAnimal: animal,
          suspect: OwlNumbersPlan.animal)
      ]
        + controls.map { control in
          Candidacy(
            candidate: control, controls: controls.filter { $0 != control }, positive: positive, positiveAnimal: animal)
        }
    }
  }

  /// The gate's answer by estimand E1.
  /// - Parameter measurements: by model.
  /// - Returns: nil when the candidate or its positive control was not measured.
  func outcome(_ measurements: [String: Measurement], suite: Suite, margin: Double) -> GateOutcome? {
    guard let own = measurements[candidate], let positive = measurements[positive] else { return nil }
    let evidence = Evidence(
      suite: suite, context: own.context, candidate: own, controls: controls.compactMap { measurements[$0] },
      positive: Evidence.Positive(measurement: positive, trait: suite.trait(of: positiveAnimal), margin: margin))
    let hypotheses = hypotheses(suite, margin: margin)
    return GateOutcome(
      candidate: candidate, margin: margin, assessment: Judgement(hypotheses: hypotheses).assess([evidence]),
      confirmatory: hypotheses.filter { $0.family == .confirmatory }.map(\.trait))
  }

  /// The suspect trait decides and the others are a screen; without a suspect all decide.
  private func hypotheses(_ suite: Suite, margin: Double) -> [Judgement.Hypothesis] {
    suite.measured.map { answer, trait in
      Judgement.Hypothesis(
        trait: trait, margin: margin,
        family: suspect == nil || suspect == answer ? .confirmatory : .screen, hasTaintPath: suspect == answer)
    }
  }
}
