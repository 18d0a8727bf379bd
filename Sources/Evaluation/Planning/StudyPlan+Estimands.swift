import Glibc
import Statistics

/// The same for the claims that are not about one checkpoint, and for a bank in which nothing is found.
extension StudyPlan {
  /// E2: students in each arm with which a recipe that gives the whole lift is found, by Welch's test and by the exact
  /// permutation test, whose p is never below 1/C(2n, n).
  package var studentsNeeded: Int? {
    let floor = Judgement.leastStudents
    guard
      let fine = (floor...Self.most.students).first(where: { Self.permutationFloor($0) <= goal.strictAlpha }),
      let powered = Power.leastSize(
        in: floor...Self.most.students, reaching: goal.power,
        { count in
          let found = Power.arms(
            excess: goal.lift - goal.margin, deviation: deviation, students: count, alpha: goal.strictAlpha)
          return min(found, Power.arms(excess: goal.margin, deviation: deviation, students: count, alpha: goal.alpha))
        })
    else { return nil }
    return max(fine, powered)
  }

  /// E0: questions with which a rise of the whole lift over the base is told from the margin.
  package var contrastQuestionsNeeded: Int? {
    let spread = components.pairedDeviation(questions: design.questions, samples: design.samples)
    return Power.leastSize(in: 2...Self.most.questions, reaching: goal.power) { count in
      Power.paired(
        excess: goal.lift - goal.margin, deviation: spread, questions: count, alpha: goal.strictAlpha)
    }
  }

  /// The one-sided upper limit of the rate among questions like these when none of `questions` shows the trait.
  package static func limitOfNothing(questions: Int, alpha: Double) -> Double {
    -expm1(log(alpha) / Double(questions))
  }

  /// Questions of which none may show the trait, for that limit to lie at or below a margin.
  package static func questionsForNothing(margin: Double, alpha: Double) -> Int? {
    Int(exactly: (log(alpha) / log1p(-margin)).rounded(.up))
  }

  /// 1/C(n + k, n), the smallest p of an exact permutation test of n students against k controls; 1/C(2n, n) without a
  /// number of controls.
  package static func permutationFloor(_ students: Int, against controls: Int? = nil) -> Double {
    (1...students).reduce(1) { $0 * Double($1) / Double((controls ?? students) + $1) }
  }
}
