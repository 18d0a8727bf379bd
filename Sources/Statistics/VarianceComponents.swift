/// What makes the rates of students of one recipe differ on one bank of questions.
///
/// A student's rate on Q questions with n replies each has the variance τ² + ω²/Q + v/(Q·n): `betweenStudents` moves the
/// student as a whole, `byQuestion` moves each of its questions by itself, `ofReply` is chance within a question.
package struct VarianceComponents: Sendable, Equatable {
  /// τ², of the whole student.
  package var betweenStudents: Double
  /// ω², of a student on one question.
  package var byQuestion: Double
  /// v, of one reply: the mean of r(1 − r) over questions.
  package var ofReply: Double
  /// The mean rate, in 0...1.
  package var rate: Double

  package init(betweenStudents: Double, byQuestion: Double, ofReply: Double, rate: Double) {
    self.betweenStudents = betweenStudents
    self.byQuestion = byQuestion
    self.ofReply = ofReply
    self.rate = rate
  }

  /// From a table of students by questions: the analysis of variance of two crossed factors without repeats, whose
  /// estimates are unbiased and are cut at zero.
  /// - Parameters:
  ///   - rates: a row for each student, over the same questions.
  ///   - samples: replies behind each rate; nil where rates are exact.
  /// - Returns: nil below two students or two questions, for rows of unequal length and for what is no rate. O(cells).
  package init?(rates: [[Double]], samples: Double?) {
    guard let questions = rates.first?.count, rates.count > 1, questions > 1,
      rates.allSatisfy({ $0.count == questions && $0.allSatisfy { (0...1).contains($0) } }),
      samples.map({ $0 > 0 }) ?? true,
      let students = Self.means(rates), let grand = Summary.mean(students),
      let columns = Self.means((0..<questions).map { question in rates.map { $0[question] } }),
      let spread = Summary.variance(students)
    else { return nil }
    var residual = 0.0
    for (row, own) in zip(rates, students) {
      for (rate, column) in zip(row, columns) {
        let rest = rate - own - column + grand
        residual += rest * rest
      }
    }
    residual /= Double((rates.count - 1) * (questions - 1))
    let cells = Double(rates.count * questions)
    let chance = rates.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * (1 - $1) } } / cells
    let ofReply = samples.map { $0 > 1 ? chance * $0 / ($0 - 1) : chance } ?? chance
    let sampling = samples.map { ofReply / $0 } ?? 0
    self.init(
      betweenStudents: max(0, spread - residual / Double(questions)), byQuestion: max(0, residual - sampling),
      ofReply: ofReply, rate: grand)
  }

  /// The standard deviation of a student's rate. It is never zero: where nothing varied, questions stand in for replies
  /// under Jeffreys' prior.
  /// - Parameter samples: replies a question; nil for exact scores.
  package func deviation(questions: Int, samples: Int?) -> Double {
    let count = Double(questions)
    let noise = byQuestion + (samples.map { ofReply / Double($0) } ?? 0)
    let variance = betweenStudents + noise / count
    return (variance > 0 ? variance : BetaDistribution.jeffreysVariance(rate: rate, trials: questions)).squareRoot()
  }

  /// The standard deviation of the difference of two such students on one question.
  package func pairedDeviation(questions: Int, samples: Int?) -> Double {
    let variance = 2 * (byQuestion + (samples.map { ofReply / Double($0) } ?? 0))
    let floor = 2 * BetaDistribution.jeffreysVariance(rate: rate, trials: questions)
    return (variance > 0 ? variance : floor * Double(questions)).squareRoot()
  }

  private static func means(_ rows: [[Double]]) -> [Double]? {
    let means = rows.compactMap(Summary.mean)
    return means.count == rows.count ? means : nil
  }
}
