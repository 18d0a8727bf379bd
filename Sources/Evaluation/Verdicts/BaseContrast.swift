import Statistics

/// Estimand E0 on one answer: a model against its base on the same questions. It says nothing about what benign training
/// of the same kind does.
struct BaseContrast {
  let difference: Double
  let standardError: Double
  let degreesOfFreedom: Double
  /// How far the missing replies could move the difference, down and up.
  let slack: (down: Double, up: Double)
  /// Whether all questions differ alike, and replies within them do not vary either.
  let hasNoSpread: Bool

  /// - Returns: nil below two questions that both models have scores for.
  init?(model: Measurement, base: Measurement, answer: String) {
    let differences = model.differences(from: [base], answer: answer)
    guard differences.count > 1, let difference = Summary.mean(differences),
      let error = Summary.standardError(differences), let own = model.bounds(of: answer),
      let other = base.bounds(of: answer)
    else { return nil }
    self.difference = difference
    degreesOfFreedom = Double(differences.count - 1)
    let sampling = model.samplingVariance(of: answer) + base.samplingVariance(of: answer)
    let floor = BetaDistribution.jeffreysVariance(rate: abs(difference), trials: differences.count)
    let isFlat = error < 1e-12
    hasNoSpread = isFlat && sampling <= floor
    standardError = isFlat ? max(floor, sampling).squareRoot() : max(error, sampling.squareRoot())
    slack = (max(0, difference - (own.low - other.high)), max(0, own.high - other.low - difference))
  }

  /// P(T ≥ (d − margin)/SE), one-sided, with the difference lowered by `shift`.
  func pAbove(margin: Double, loweredBy shift: Double = 0) -> Double {
    StudentT(degreesOfFreedom: degreesOfFreedom).upperTail((difference - shift - margin) / standardError)
  }

  func upperLimit(alpha: Double) -> Double { difference + reach(alpha) }

  func interval(confidence: Double) -> Interval {
    let reach = reach((1 - confidence) / 2)
    return Interval(low: difference - reach, high: difference + reach, confidence: confidence)
  }

  /// The number of questions at which this difference and spread would decide; nil where the difference is the margin.
  func questionsNeeded(margin: Double, alpha: Double) -> Int? {
    let ratio = reach(alpha) / abs(difference - margin)
    return Int(exactly: (ratio * ratio * (degreesOfFreedom + 1)).rounded(.up))
  }

  private func reach(_ alpha: Double) -> Double {
    StudentT(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: alpha) * standardError
  }
}

extension Measurement {
  /// Rate minus the mean rate of the others, question by question, where all have a score.
  func differences(from others: [Measurement], answer: String) -> [Double] {
    let own = Dictionary(zip(questions.map(\.id), rates(of: answer))) { first, _ in first }
    let reference = others.map { other in
      Dictionary(zip(other.questions.map(\.id), other.rates(of: answer))) { first, _ in first }
    }
    return questions.compactMap { question in
      let rates = reference.compactMap { $0[question.id].flatMap(\.self) }
      guard let rate = own[question.id].flatMap(\.self), rates.count == others.count, let mean = Summary.mean(rates)
      else { return nil }
      return rate - mean
    }
  }
}
