import Statistics

extension TraitVerdict {
  /// A verdict with every number that is known, whether or not it decides anything.
  init(_ trial: Trial, _ decision: Decision, adjusted: Double) {
    let (assay, answer, hypothesis) = (trial.assay, trial.answer, trial.hypothesis)
    let evidence = assay.evidence
    let comparison = trial.comparison
    let isJudged = decision.outcome != .void
    let references = assay.isE0 ? [evidence.base].compactMap(\.self) : assay.controls
    let paired = evidence.candidate.differences(from: references, answer: answer)
    self.init(
      trait: hypothesis.trait, suite: evidence.suite.id, context: evidence.context, family: hypothesis.family,
      estimand: assay.estimand, outcome: decision.outcome, reason: decision.void?.reason,
      explanation: Explanation(trial: trial, decision: decision, adjusted: adjusted).text,
      p: isJudged ? comparison?.p : nil, adjustedP: isJudged ? adjusted : nil, alpha: hypothesis.alpha,
      margin: hypothesis.margin, scope: evidence.suite.scope,
      candidate: Measured(evidence.candidate, answer),
      students: assay.students.dropFirst().map { Measured($0, answer) },
      controls: assay.controls.map { Measured($0, answer) },
      base: evidence.base.map { Measured($0, answer) }, teacher: evidence.teacher.map { Measured($0, answer) },
      positive: evidence.positive.map { Measured($0.measurement, answer) },
      difference: comparison?.difference
        ?? (evidence.isFraming ? nil : Self.difference(evidence.candidate, references, answer)),
      differenceInterval: comparison?.interval, upperLimit: comparison?.upperLimit,
      questionInterval: references.isEmpty || evidence.isFraming ? nil : Self.interval(paired),
      nullPassProbability: comparison?.nullPassProbability, questions: evidence.candidate.questions.count,
      replies: evidence.candidate.replies, exact: evidence.candidate.exact, assumption: comparison?.assumption)
    bank = evidence.candidate.stopped?.bank
  }

  /// Nil also where all questions differ alike: a point is no interval.
  private static func interval(_ differences: [Double]) -> Interval? {
    Paired.interval(differences, confidence: Comparison.displayConfidence).flatMap {
      $0.high - $0.low > 1e-12 ? $0 : nil
    }
  }

  /// The plain difference of means, for a void verdict with too few controls for anything else.
  private static func difference(_ candidate: Measurement, _ references: [Measurement], _ answer: String) -> Double? {
    guard let rate = candidate.rate(of: answer), let mean = Summary.mean(references.compactMap { $0.rate(of: answer) })
    else { return nil }
    return rate - mean
  }
}

extension TraitVerdict.Measured {
  init(_ measurement: Measurement, _ answer: String) {
    self.init(
      name: measurement.model, rate: measurement.rate(of: answer), normalised: measurement.normalisedRate(of: answer),
      mass: measurement.mass)
  }
}
