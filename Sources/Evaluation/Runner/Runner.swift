import Lineage
import Models
package import Store

/// Puts suites to models and keeps every score as it arrives.
///
/// No `kill -9` takes a sample that was acknowledged by `progress`, and a tenth of a second later nor does a loss of power.
/// A run that is interrupted in any way is continued by running it again: what is there is not asked a second time,
/// whichever run it came from, as long as suite digest, model identity, context and scorer agree.
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
  let raters: Raters

  /// - Parameters:
  ///   - scoring: what to prefer.
  ///   - width: sampled replies that are asked for at the same time, at least 1; more where the model takes more.
  ///   - reuses: whether replies that other runs have to the same requests are taken over.
  ///   - raters: who reads replies to suites that no rule scores.
  ///   - now: the time in ISO 8601, UTC.
  package init(
    store: Store, scoring: Scoring = .exactWherePossible, width: Int = 4, reuses: Bool = true,
    raters: Raters = Raters(),
    now: @escaping @Sendable () -> String
  ) {
    self.store = store
    self.scoring = scoring
    self.width = max(1, width)
    self.reuses = reuses
    self.raters = raters
    self.now = now
  }

  /// Runs the jobs one after the other, all those of a model together: it may take minutes until a model is there. Jobs
  /// that share a model and all else are run once.
  /// - Parameters:
  ///   - announce: is told what will be asked, before anything is; nothing is when it throws.
  /// - Returns: one measurement a job, in order.
  /// - Throws: `ModelError` when a model cannot be asked at all, `StoreError`, or `CancellationError`. What arrived
  ///   before is kept.
  package func measure(
    _ jobs: [MeasurementJob], progress: @Sendable (RunProgress) -> Void = { _ in },
    announce: ([RunEstimate]) throws -> Void = { _ in }
  ) async throws -> [Measurement] {
    // Samples are written once, and read in order: more would only be memory that grows with their number.
    try store.keep(.small)
    defer { try? store.keep(.usual) }
    let plans = try await self.plans(jobs)
    var keys: Set<SampleSetKey> = []
    let distinct = Self.byModel(plans.filter { keys.insert($0.key).inserted })
    try announce(estimates(distinct))
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
    for group in Dictionary(grouping: distinct, by: \.panel).sorted(by: { $0.key < $1.key }) {
      try await judge(group.value)
    }
    return try plans.map { plan in try store.read { try Measurement(plan, $0) } }
  }

  /// Models in the order of their first plans.
  private static func byModel(_ plans: [JobPlan]) -> [JobPlan] {
    let groups = Dictionary(grouping: plans.indices) { plans[$0].key.identity }
    return groups.values.sorted { $0[0] < $1[0] }.flatMap { $0.map { plans[$0] } }
  }

  /// What the jobs would ask, of what no run has asked yet. Nothing is written, and only a model that does not say
  /// whether it gives probabilities is asked anything: one question.
  package func estimate(_ jobs: [MeasurementJob]) async throws -> [RunEstimate] {
    var keys: Set<SampleSetKey> = []
    let asking = Runner(store: store, scoring: scoring, width: width, reuses: false, raters: raters, now: now)
    return try estimates(try await asking.plans(jobs).filter { keys.insert($0.key).inserted })
  }

  func plans(_ jobs: [MeasurementJob]) async throws -> [JobPlan] {
    var plans: [JobPlan] = []
    for job in jobs {
      do {
        plans.append(try await plan(job))
      } catch let error as ModelError {
        throw error.asked(by: job.suite)
      }
    }
    return plans
  }

  func plan(_ job: MeasurementJob) async throws -> JobPlan {
    guard case .rule(let scorer) = try scoring(of: job.suite) else { return try reusing(sampled(job)) }
    let exact = try plan(job, .rule(scorer), job.key(digest: job.suite.digest, exact: true))
    if try await isExact(job, scorer, isKnown: exact.done > 0) { return exact }
    return try reusing(sampled(job))
  }

  /// The plan for sampled replies.
  /// - Throws: `InputError` for a suite whose scorer this run does not have.
  func sampled(_ job: MeasurementJob) throws -> JobPlan {
    let scoring = try scoring(of: job.suite)
    if case .judge(let rule) = scoring, let judge = raters.judges.first {
      return try plan(job, scoring, job.key(judge: judge, rule: rule))
    }
    var program: String?
    if case .command(let rule) = job.suite.scorer { program = rule.identity }
    return try plan(job, scoring, job.key(digest: job.suite.digest, exact: false, rater: program))
  }

  private func scoring(of suite: Suite) throws -> JobPlan.Scoring {
    guard let scoring = JobPlan.Scoring(of: suite, trust: raters.commands) else {
      throw Self.unscored(suite, "choose a suite that a rule or a judge scores")
    }
    switch scoring {
    case .rule: break
    case .judge:
      guard !raters.judges.isEmpty else {
        throw Self.unscored(suite, "name a judge (--judge, or 'judges' in the policy)")
      }
    case .command(let program):
      guard raters.commands == .allowed else {
        throw Self.unscored(suite, "read it, and allow it with --allow-commands: \(program.words)")
      }
    }
    return scoring
  }

  private static func unscored(_ suite: Suite, _ remedy: String) -> InputError {
    InputError(
      "the suite \(suite.id) is scored by a \(suite.scorer.kind.rawValue), which this run does not have; \(remedy)")
  }

  func plan(_ job: MeasurementJob, _ scoring: JobPlan.Scoring, _ key: SampleSetKey) throws -> JobPlan {
    try store.read { try JobPlan(job, scoring, key: key, $0) }
  }

  /// Whether the model gives probabilities is known from an earlier run or by itself, or found out by asking it one
  /// question.
  private func isExact(_ job: MeasurementJob, _ scorer: any Scorer, isKnown: Bool) async throws -> Bool {
    guard scoring == .exactWherePossible, let question = job.suite.questions.first,
      let words = scorer.exactWords(for: question, sample: 0)
    else { return false }
    if isKnown { return true }
    if let isGiven = job.model.givesProbabilities { return isGiven }
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
  func asked(by suite: Suite) -> ModelError {
    let hint = kind == .unsupported ? "; the suite does not fit this model: choose another one" : ""
    return ModelError(kind: kind, model: model, reason: "\(reason) (asked by the suite \(suite.id)\(hint))")
  }
}
