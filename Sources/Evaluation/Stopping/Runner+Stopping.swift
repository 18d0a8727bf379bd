import Models
import Store

extension Runner {
  /// Measures models with one suite in one context until it is decided or the bank is through.
  ///
  /// Exact scores never stop early: a question costs one pass, and nothing within it is random.
  /// - Parameters:
  ///   - jobs: of one suite and context.
  ///   - decided: whether the measurements so far settle what is asked; a function of these alone.
  /// - Returns: one measurement a job, in order, all on the same questions.
  package func measure(
    _ jobs: [MeasurementJob], until rule: StoppingRule, progress: @Sendable (RunProgress) -> Void = { _ in },
    decided: ([Measurement]) -> Bool
  ) async throws -> [Measurement] {
    let plans = try await plans(jobs)
    guard let first = plans.first, plans.allSatisfy({ !$0.key.exact && $0.panel == first.panel }) else {
      return try await measure(jobs, progress: progress)
    }
    var keys: Set<SampleSetKey> = []
    let distinct = plans.filter { keys.insert($0.key).inserted }
    let order = rule.order(of: first.job.suite, in: first.key.context)
    var count = RunProgress(done: 0, total: distinct.reduce(0) { $0 + $1.total }, model: first.job.model.name)
    for look in rule.looks(at: order.count) {
      count.done = 0
      for plan in distinct { try await ask(plan, Set(order.prefix(look)), &count, progress) }
      try await judge(distinct)
      let found = try plans.map { plan in
        try store.read { try Measurement(plan, $0, taken: order.prefix(look), of: order.count, rule) }
      }
      if look == order.count || decided(found) { return found }
    }
    return []
  }

  /// Puts the questions of one look to one model, as far as replies are missing, and scores them.
  private func ask(
    _ plan: JobPlan, _ questions: Set<String>, _ count: inout RunProgress, _ progress: (RunProgress) -> Void
  ) async throws {
    let plan = try store.read { try JobPlan(plan.job, plan.scoring, key: plan.key, $0) }
    count.model = plan.job.model.name
    count.done += plan.done
    progress(count)
    var now = count
    do {
      try await sample(plan, of: questions) { new in
        now.done += new
        progress(now)
      }
    } catch let error as ModelError {
      throw error.asked(by: plan.job.suite)
    }
    count = now
    try score(plan)
  }
}

extension Measurement {
  /// The measurement on the questions that were taken, with what these say of the whole bank.
  fileprivate init(
    _ plan: JobPlan, _ transaction: Transaction, taken: ArraySlice<String>, of bank: Int, _ rule: StoppingRule
  ) throws {
    try self.init(plan, transaction)
    guard taken.count < bank else { return }
    let suite = plan.job.suite
    let asked = Set(taken)
    let saved = suite.questions.filter { !asked.contains($0.id) }.reduce(0) { $0 + plan.planned($1) }
    questions.removeAll { !asked.contains($0.id) }
    stop(
      taken, bank: bank, saved: saved, answers: rule.traits.compactMap { suite.answer(for: $0) },
      confidence: rule.confidence)
  }
}
