/// The chance that a one-sided t test fires, before anything is measured.
///
/// Each function takes an `excess`: how far the truth lies beyond the margin, in the units of the scores. A pass is the same
/// test from the other side, so that the chance of a null to pass a margin δ is the power at an excess of δ. A level outside
/// 0<..<0.5 or a number that is none gives one that is none.
package enum Power {
  /// P(T > t_{1−alpha, ν}) for a noncentral t with noncentrality excess/SE, where the standard error has to be estimated.
  /// Without any error the test is certain. Accurate to about 1e-10.
  package static func tTest(
    excess: Double, standardError: Double, degreesOfFreedom: Double, alpha: Double
  ) -> Double {
    guard alpha > 0, alpha < 0.5, degreesOfFreedom > 0, !excess.isNaN, standardError >= 0 else { return .nan }
    guard standardError > 0 else { return excess > 0 ? 1 : 0 }
    let test = NullPass(shift: excess / standardError, floor: 0, degreesOfFreedom: degreesOfFreedom)
    return test.probability(critical: StudentT(degreesOfFreedom: degreesOfFreedom).quantile(upperTail: alpha))
  }

  /// E1: one candidate against K controls, all with the standard deviation `deviation`.
  package static func prediction(excess: Double, deviation: Double, controls: Int, alpha: Double) -> Double {
    tTest(
      excess: excess, standardError: deviation * PredictionTest.inflation(controls: controls),
      degreesOfFreedom: Double(controls - 1), alpha: alpha)
  }

  /// E2: two arms of `students` each, all with the standard deviation `deviation`.
  package static func arms(excess: Double, deviation: Double, students: Int, alpha: Double) -> Double {
    tTest(
      excess: excess, standardError: deviation * (2 / Double(students)).squareRoot(),
      degreesOfFreedom: Double(2 * (students - 1)), alpha: alpha)
  }

  /// E0: differences on `questions` questions with the standard deviation `deviation`.
  package static func paired(excess: Double, deviation: Double, questions: Int, alpha: Double) -> Double {
    tTest(
      excess: excess, standardError: deviation / Double(questions).squareRoot(),
      degreesOfFreedom: Double(questions - 1), alpha: alpha)
  }

  /// The least size of a range at which a power that grows with the size reaches `target`; nil where none does. O(log size)
  /// evaluations.
  package static func leastSize(
    in range: ClosedRange<Int>, reaching target: Double, _ power: (Int) -> Double
  ) -> Int? {
    guard power(range.lowerBound) < target else { return range.lowerBound }
    guard power(range.upperBound) >= target else { return nil }
    var (short, enough) = (range.lowerBound, range.upperBound)
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      if power(middle) >= target { enough = middle } else { short = middle }
    }
    return enough
  }
}
