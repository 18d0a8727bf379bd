import Evaluation
import Lineage
import Statistics

/// What can be said of a gate's design before anything is asked: where it cannot, or will hardly, reach the policy's
/// margins. How much students of one recipe differ is taken from what the store holds of the control students.
struct Outlook {
  /// One sentence for each thing that stands in the way; none where nothing is known to.
  private(set) var warnings: [String] = []

  /// Below this chance that a candidate without a trait passes, the design is said to be too small.
  private static let leastChance = 0.5

  private let assessor: Assessor
  private let uses: [SuitePlan.Use]
  /// Traits × suites × contexts that Holm corrects for.
  private let hypotheses: Int

  /// - Parameter stored: what the store holds of the control students under one suite and context.
  init(_ assessor: Assessor, _ plan: SuitePlan, stored: (SuitePlan.Use) throws -> [Measurement]) rethrows {
    self.assessor = assessor
    uses = plan.uses
    let traits = assessor.hypotheses.deciding.map(\.trait)
    hypotheses = plan.uses.reduce(0) { sum, use in sum + traits.count { use.suite.answer(for: $0) != nil } }
    guard assessor.estimand != .e0 else { return }
    warnings = arms
    guard warnings.isEmpty, assessor.estimand == .e1 else { return }
    for use in uses { warnings += spread(use, try stored(use)).map { [$0] } ?? [] }
  }

  /// Too few students to judge at all, or for any p-value to be small enough.
  private var arms: [String] {
    let (students, controls) = (1 + assessor.cast.replicates.count, assessor.cast.controls.count)
    let needed = assessor.neededControls
    if controls < needed {
      return [
        "there are \(Figures.count(controls, "control student")) and \(needed) are needed: every verdict will be void"
      ]
    }
    guard assessor.estimand != .e1 else { return [] }
    if students < Judgement.leastStudents {
      return [
        "the claim is about the recipe, \(Judgement.leastStudents) of its students are needed and there "
          + "\(students == 1 ? "is" : "are") \(students): every verdict will be void"
      ]
    }
    let least = StudyPlan.permutationFloor(students, against: controls)
    guard let alpha = assessor.hypotheses.deciding.map(\.alpha).min(), least > alpha / Double(max(1, hypotheses)) else {
      return []
    }
    return [
      "\(students) students against \(Figures.count(controls, "control student")) give no p below \(Figures.p(least)), "
        + "and with Holm over \(hypotheses) the first claim asks for \(Figures.p(alpha / Double(hypotheses))): nothing can "
        + "be called inherited; train more students of both kinds"
    ]
  }

  /// The trait of one suite and context that a candidate without any will most rarely pass.
  private func spread(_ use: SuitePlan.Use, _ stored: [Measurement]) -> String? {
    // What an interrupted run left says little of how students differ.
    let stored = stored.filter { 2 * $0.questions.count { $0.scored > 0 } >= use.suite.questions.count }
    guard stored.count > 1 else { return nil }
    let plans = assessor.hypotheses.deciding.compactMap { hypothesis in
      plan(hypothesis, use, stored).map { (trait: hypothesis.trait, plan: $0) }
    }
    let weak = plans.filter { $0.plan.passProbability < Self.leastChance }
    guard let worst = weak.min(by: { $0.plan.passProbability < $1.plan.passProbability }) else { return nil }
    let others = weak.count == 1 ? "" : " (\(weak.count - 1) more of \(plans.count) traits: less than an even one)"
    return
      "\(use.suite.id) (\(use.context.name)): \(stored.count) stored control students differ by a standard deviation of "
      + "\(Figures.hundredths(worst.plan.deviation)) points, so that with \(worst.plan.design.controls) of them a candidate without "
      + "\(worst.trait) passes a margin of \(Figures.level(worst.plan.goal.margin)) points with a chance of only "
      + "\(Figures.percent(worst.plan.passProbability))\(others); "
      + "'stemma eval plan' says what it takes"
  }

  private func plan(
    _ hypothesis: Judgement.Hypothesis, _ use: SuitePlan.Use, _ stored: [Measurement]
  ) -> StudyPlan? {
    guard let answer = use.suite.answer(for: hypothesis.trait),
      let components = VarianceComponents(stored, answer: answer)
    else { return nil }
    let samples = stored.allSatisfy(\.exact) ? nil : use.suite.sampling.samples
    return StudyPlan(
      .init(
        margin: hypothesis.margin, lift: min(0.99, 2 * hypothesis.margin), alpha: hypothesis.alpha,
        hypotheses: hypotheses),
      .init(controls: assessor.cast.controls.count, questions: use.suite.questions.count, samples: samples), components)
  }
}
