import Lineage
import Models
package import Store

/// Puts suites to models and keeps every score as it arrives.
///
/// A sample that was acknowledged by `progress` is on disk. A run that is interrupted in any way, `kill -9` included, is
/// continued by running it again: what is there is not asked a second time, whichever run it came from, as long as suite
/// digest, model identity, context and scorer agree.
package struct Runner: Sendable {
  package enum Scoring: Sendable {
    /// Token probabilities where the model gives them and the scorer can use them; sampled replies otherwise.
    case exactWherePossible
    case sampled
  }

  let store: Store
  let now: @Sendable () -> String
  private let scoring: Scoring
  let width: Int
  let reuses: Bool

  /// - Parameters:
  ///   - scoring: what to prefer.
  ///   - width: sampled replies that are asked for at the same time, at least 1; more where the model takes more.
  ///   - reuses: whether replies that other runs have to the same requests are taken over.
  ///   - now: the time in ISO 8601, UTC.
  package init(
    store: Store, scoring: Scoring = .exactWherePossible, width: Int = 4, reuses: Bool = true,
    now: @escaping @Sendable () -> String
  ) {
    self.store = store
    self.scoring = scoring
    self.width = max(1, width)
    self.reuses = reuses
    self.now = now
  }

  /// Runs the jobs one after the other. Jobs that share a model and all else are run once.
  /// - Returns: one measurement a job, in order.
  /// - Throws: `ModelError` when a model cannot be asked at all, `StoreError`, or `CancellationError`. What arrived
  ///   before is kept.
  package func measure(
    _ jobs: [MeasurementJob], progress: @Sendable (RunProgress) -> Void = { _ in }
  ) async throws -> [Measurement] {
    var plans: [JobPlan] = []
    for job in jobs {
      do {
        plans.append(try await plan(job))
      } catch let error as ModelError {
        throw error.asked(by: job.suite)
      }
    }
    var keys: Set<SampleSetKey> = []
    let distinct = plans.filter { keys.insert($0.key).inserted }
    let total = distinct.reduce(0) { $0 + $1.total }
    var done = distinct.reduce(0) { $0 + $1.done }
    for plan in distinct {
      let model = plan.job.model.name
      progress(RunProgress(done: done, total: total, model: model))
      do {
        try await run(plan) { count in
          done += count
          progress(RunProgress(done: done, total: total, model: model))
        }
      } catch let error as ModelError {
        throw error.asked(by: plan.job.suite)
      }
    }
    return try plans.map { plan in try store.read { try Measurement(plan, $0) } }
  }

  private func plan(_ job: MeasurementJob) async throws -> JobPlan {
    guard let scorer = job.suite.scorer.scorer(for: job.suite.answers) else {
      throw InputError(
        "the suite \(job.suite.id) is scored by a \(job.suite.scorer.kind.rawValue), which this run does not have; "
          + "choose a suite that a rule scores")
    }
    let digest = job.suite.digest
    let exact = try plan(job, scorer, job.key(digest: digest, exact: true))
    if try await isExact(job, scorer, isKnown: exact.done > 0) { return exact }
    return try reusing(try plan(job, scorer, job.key(digest: digest, exact: false)))
  }

  private func plan(_ job: MeasurementJob, _ scorer: any Scorer, _ key: SampleSetKey) throws -> JobPlan {
    try store.read { try JobPlan(job, scorer: scorer, key: key, $0) }
  }

  /// Whether the model gives probabilities is known from an earlier run, or found out by asking it one question.
  private func isExact(_ job: MeasurementJob, _ scorer: any Scorer, isKnown: Bool) async throws -> Bool {
    guard scoring == .exactWherePossible, let question = job.suite.questions.first,
      let words = scorer.exactWords(for: question, sample: 0)
    else { return false }
    if isKnown { return true }
    let prompt = job.suite.prompt(for: question, in: job.context)
    do {
      return try await job.model.probabilities(of: words.map(\.word), after: prompt) != nil
    } catch let error as ModelError where error.kind == .unsupported {
      throw ModelError(
        kind: .unsupported, model: error.model,
        reason: "suite \(job.suite.id) cannot be put to it: \(error.reason); name a suite for this model, in a policy "
          + "under 'suites'")
    }
  }
}

extension ModelError {
  /// The same error with the suite that asked: a suite that does not fit a model is the most likely cause.
  fileprivate func asked(by suite: Suite) -> ModelError {
    let hint = kind == .unsupported ? "; the suite does not fit this model: choose another one" : ""
    return ModelError(kind: kind, model: model, reason: "\(reason) (asked by the suite \(suite.id)\(hint))")
  }
}
