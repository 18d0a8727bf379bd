import Models
import Store

/// What can be said without asking any model.
extension Runner {
  /// A suite scored on stored replies.
  package struct Rescored: Sendable {
    package var measurement: Measurement
    /// The samples that no stored reply stands for, by question and then by sample.
    package var missing: [(question: String, position: Int)]
    /// Whether replies that are there still wait for their score, because the judge could not be asked.
    package var isWaiting: Bool
  }

  /// Scores what the store has: replies to the same requests, whichever suite, scorer or run they were asked for. Only a
  /// judge is asked anything. What was scored is kept like any other score.
  /// - Throws: `InputError` for a suite that needs a judge where there is none, `ModelError` of the judge, `StoreError`.
  package func rescore(_ jobs: [MeasurementJob]) async throws -> [Rescored] {
    var plans: [JobPlan] = []
    for job in jobs {
      let plan = try reusing(sampled(job), ofAnyVersion: true)
      try score(plan)
      plans.append(plan)
    }
    var keys: Set<SampleSetKey> = []
    let distinct = plans.filter { keys.insert($0.key).inserted }
    for group in Dictionary(grouping: distinct, by: \.panel).sorted(by: { $0.key < $1.key }) {
      try await judge(group.value)
    }
    return try plans.map { plan in
      try store.read { transaction in
        Rescored(
          measurement: try Measurement(plan, transaction),
          missing: plan.missing.map { ($0.id.question, $0.id.position) },
          isWaiting: try !transaction.unscoredSamples(of: plan.key, limit: 1).isEmpty)
      }
    }
  }

  /// The measurement that the store holds of a model, exact scores before sampled ones and the newest judge's before
  /// others; nil where it holds none.
  package func stored(_ job: MeasurementJob) throws -> Measurement? {
    let digest = job.suite.digest
    return try store.read { transaction in
      let sets = try transaction.sampleSets().filter {
        $0.identity == job.model.identity && $0.suiteDigest == digest && $0.context == job.context.name
          && $0.scorer != Self.kept
      }
      guard let key = sets.last(where: \.exact) ?? sets.last, let scoring = JobPlan.Scoring(of: job.suite) else {
        return nil
      }
      let measurement = try Measurement(JobPlan(job, scoring, key: key, transaction), transaction)
      return measurement.questions.contains { $0.scored > 0 } ? measurement : nil
    }
  }
}
