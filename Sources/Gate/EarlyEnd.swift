import Evaluation
import Lineage
import Risk
import Statistics
import Store

/// Ends the measurement of a suite as soon as its traits are decided.
struct EarlyEnd: Sendable {
  let rule: StoppingRule
  private let assessor: Assessor

  /// - Returns: nil where the policy wants every question put.
  init?(_ assessor: Assessor, _ plan: SuitePlan) {
    guard assessor.policy.stopping == .anytime else { return nil }
    let hypotheses = assessor.hypotheses.deciding
    let cast = assessor.cast
    // Hypotheses carry the half of alpha that is left for them; the rule is written with the whole.
    rule = StoppingRule(
      alpha: 2 * (hypotheses.map(\.alpha).min() ?? 0.025),
      models: assessor.estimand == .e0 ? 2 : 1 + cast.replicates.count + cast.controls.count,
      hypotheses: hypotheses.count * plan.uses.count, traits: hypotheses.map(\.trait),
      questions: plan.uses.map(\.suite.questions.count).max() ?? 1)
    var looking = assessor
    // One suite is looked at by itself: Holm over all of them can ask no more than this.
    looking.hypotheses = assessor.hypotheses.deciding(at: 1 / Double(max(1, plan.uses.count)))
    self.assessor = looking
  }

  /// Measures one suite in one context.
  func panel(
    _ use: SuitePlan.Use, _ seats: [Bench.Seat], _ runner: Runner, progress: @escaping @Sendable (GateProgress) -> Void
  ) async throws -> Measured.Panel {
    let jobs = seats.map { MeasurementJob(model: $0.model, suite: use.suite, context: use.context) }
    func panel(_ measurements: [Measurement]) -> Measured.Panel {
      Measured.Panel(use: use, measurements: Dictionary(zip(seats.map(\.node), measurements)) { first, _ in first })
    }
    let measured = try await runner.measure(
      jobs, until: rule,
      progress: { progress(GateProgress(done: $0.done, total: $0.total, model: $0.model)) },
      decided: { isDecided(panel($0)) })
    return panel(measured)
  }

  private func isDecided(_ panel: Measured.Panel) -> Bool {
    let verdicts = assessor.assess(Measured(panels: [panel])).verdicts
    return !verdicts.isEmpty
      && verdicts.allSatisfy { [.inherited, .elevated, .differs, .notDetected].contains($0.outcome) }
  }

  /// The rule as a statement of the record, about every model that is measured.
  func registration(_ plan: SuitePlan, _ bench: Bench, _ graph: LineageGraph, at time: Timestamp)
    -> ObservationStatement
  {
    let margins = assessor.hypotheses.all.map { ("margin \($0.trait)", $0.margin) }
    let seats = assessor.cast.models.compactMap { bench.seats[$0] }
    return ObservationStatement(
      check: "stopping-rule",
      subjects: seats.map { ArtifactReference(name: graph[$0.node].name, digests: $0.digests) },
      outcome: "registered",
      statistics: Dictionary(
        margins + [
          ("alpha", rule.alpha), ("step", Double(rule.step)), ("models", Double(rule.models)),
          ("hypotheses", Double(rule.hypotheses)),
        ]
      ) { first, _ in first },
      assumptions: plan.uses.map { "\($0.suite.id) \($0.suite.digest) \($0.context.name)" }
        + [
          "\(assessor.estimand.rawValue) at half of alpha, at the worst corner of one confidence sequence without "
            + "replacement for each model and hypothesis, after every step of questions in the shuffled order of the suite"
        ],
      observedAt: time)
  }
}

extension Record {
  /// Records a rule before what it rules begins; once, however often the same is begun again.
  func register(_ rule: ObservationStatement, at time: Timestamp) throws {
    let isKnown = try observations().contains {
      $0.check == rule.check && $0.subjects == rule.subjects && $0.statistics == rule.statistics
        && $0.assumptions == rule.assumptions
    }
    if !isKnown { try record([.observation(rule)], at: time) }
  }
}
