/// Estimands E2 and E3: students of the recipe in question against control students, one number for each student.
///
/// Two tests look at the same arms, and a claim needs both: Welch's, whose standard error is never below what sampling
/// within the students explains, and the permutation test, which supposes nothing of their distribution.
package struct ArmsTest: Sendable, Equatable {
  /// mean(students) − mean(controls), in the units of the scores.
  package let difference: Double
  package let standardError: Double
  /// Satterthwaite's, from the two variances that the standard error is made of.
  package let degreesOfFreedom: Double
  private let students: [Double]
  private let controls: [Double]

  /// Random splits where there are too many to count.
  static let draws = 99_999

  /// - Parameters:
  ///   - floors: the least variance between students to believe, of each arm.
  /// - Returns: nil below two students in an arm, or when a number is not finite or a floor is negative.
  package init?(students: [Double], controls: [Double], floors: (students: Double, controls: Double) = (0, 0)) {
    guard let first = Summary.mean(students), let second = Summary.mean(controls),
      let one = Summary.variance(students), let other = Summary.variance(controls),
      floors.students >= 0, floors.controls >= 0, floors.students.isFinite, floors.controls.isFinite
    else { return nil }
    let shares = [
      max(one, floors.students) / Double(students.count), max(other, floors.controls) / Double(controls.count),
    ]
    let total = shares[0] + shares[1]
    guard (first - second).isFinite, total.isFinite else { return nil }
    difference = first - second
    standardError = total.squareRoot()
    let free = [Double(students.count - 1), Double(controls.count - 1)]
    let parts = zip(shares, free).map { ($0 / total) * ($0 / total) / $1 }
    degreesOfFreedom = total > 0 ? 1 / (parts[0] + parts[1]) : free[0] + free[1]
    self.students = students
    self.controls = controls
  }

  /// The larger p of the two tests that the difference exceeds `margin`, one-sided.
  package func pAbove(margin: Double) -> Double {
    max(welchAbove(margin: margin), permutation(students, controls, margin: margin))
  }

  /// The larger p of the two tests that the difference lies below `margin`, one-sided.
  package func pBelow(margin: Double) -> Double {
    max(1 - welchAbove(margin: margin), permutation(controls, students, margin: -margin))
  }

  package func welchAbove(margin: Double) -> Double {
    TestResult(excess: difference - margin, standardError: standardError, degreesOfFreedom: degreesOfFreedom).p
  }

  /// Welch's one-sided upper limit at level 1 − `alpha`.
  package func upperLimit(alpha: Double) -> Double { difference + reach(alpha) }

  /// Welch's two-sided limits.
  package func interval(confidence: Double) -> Interval {
    let reach = reach((1 - confidence) / 2)
    return Interval(low: difference - reach, high: difference + reach, confidence: confidence)
  }

  private func reach(_ alpha: Double) -> Double {
    standardError == 0 ? 0 : StudentT(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: alpha) * standardError
  }

  /// Exact, or by seeded random splits beyond `Permutation.mostExactSplits`.
  private func permutation(_ a: [Double], _ b: [Double], margin: Double) -> Double {
    if let exact = Permutation.exact(a, b, margin: margin) { return exact }
    var random = RandomSource(seed: 0, stream: "arms")
    return Permutation.monteCarlo(a, b, margin: margin, draws: Self.draws, random: &random) ?? 1
  }
}
