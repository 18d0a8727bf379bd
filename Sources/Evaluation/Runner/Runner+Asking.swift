import Models
import Store

/// The work of one job: ask, commit, and only then acknowledge.
extension Runner {
  /// Exact questions that are asked and committed together.
  private static let batch = 32

  func run(_ plan: JobPlan, committed: (Int) -> Void) async throws {
    if plan.key.exact {
      try await measure(plan, committed: committed)
    } else {
      try await sample(plan, committed: committed)
      try score(plan)
    }
  }

  // MARK: Probabilities

  private func measure(_ plan: JobPlan, committed: (Int) -> Void) async throws {
    var requests: [SampleRequest] = []
    func flush() async throws {
      try Task.checkCancellation()
      let (rows, problem) = await exactRows(plan, requests)
      try store.write { try $0.insertSamples(rows, into: plan.key) }
      committed(rows.count)
      if let problem { throw problem }
      requests = []
    }
    for request in plan.missing {
      requests.append(request)
      if requests.count == Self.batch { try await flush() }
    }
    if !requests.isEmpty { try await flush() }
  }

  /// In the order in which they were asked, so that the store does not depend on who was quickest.
  /// - Returns: also what came before an error.
  private func exactRows(_ plan: JobPlan, _ requests: [SampleRequest]) async -> ([SampleRow], (any Error)?) {
    var rows = [SampleRow?](repeating: nil, count: requests.count)
    var rest = requests.enumerated().makeIterator()
    do {
      try await Crowd.work(width: plan.job.model.width) {
        rest.next().map { index, request in { @Sendable in (index, try await exactRow(plan, request)) } }
      } each: { (found: (index: Int, row: SampleRow)) in
        rows[found.index] = found.row
      }
      return (rows.compactMap(\.self), nil)
    } catch {
      return (rows.compactMap(\.self), error)
    }
  }

  private func exactRow(_ plan: JobPlan, _ request: SampleRequest) async throws -> SampleRow {
    let (model, answers) = (plan.job.model, plan.job.suite.answers)
    let sample = request.id
    guard case .rule(let scorer) = plan.scoring,
      let words = scorer.exactWords(for: request.question, sample: sample.position),
      let found = try await model.probabilities(of: words.map(\.word), after: request.prompt),
      found.count == words.count
    else { throw ModelError(kind: .unavailable, model: model.name, reason: "it no longer gives token probabilities") }
    let scores = ExactWord.scores(words, found, answers: answers.count)
    let byAnswer = Dictionary(zip(answers, scores)) { first, _ in first }
    return SampleRow(
      question: sample.question, position: sample.position, outcome: SampleOutcome.scored.rawValue, reply: nil,
      scores: SampleScores(byAnswer: byAnswer).json, recordedAt: now())
  }

  // MARK: Replies

  /// At most `width` requests at a time; none is begun before an earlier one's reply is safe from `kill -9`.
  /// - Parameter questions: ids of those to be put; all where nil.
  func sample(_ plan: JobPlan, of questions: Set<String>? = nil, committed: (Int) -> Void) async throws {
    let commits = GroupCommit(store, into: plan.key)
    var rest = plan.missing.makeIterator()
    let result: Result<Void, any Error>
    do {
      try await Crowd.work(width: max(width, plan.job.model.width)) {
        rest.next(of: questions).map { request in { @Sendable in try await commits.commit(row(plan, request)) } }
      } each: {
        committed(1)
      }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    try await commits.settle()
    try result.get()
  }

  private func row(_ plan: JobPlan, _ request: SampleRequest) async throws -> SampleRow {
    try Task.checkCancellation()
    var row = SampleRow(
      question: request.id.question, position: request.id.position, outcome: SampleOutcome.transportError.rawValue,
      reply: nil, scores: nil, recordedAt: "")
    let asked = request.asked
    do {
      let reply = try await plan.job.model.reply(
        to: request.prompt, sampling: plan.job.suite.sampling.parameters, seed: asked.seed)
      row.outcome = SampleOutcome(of: reply.finish).rawValue
      (row.reply, row.finish, row.request) = (reply.text, reply.finish.rawValue, plan.digest(asked))
    } catch let error as ModelError where error.kind == .transport {
      // It may be asked again.
    }
    row.recordedAt = now()
    return row
  }
}

extension SampleOutcome {
  /// What a reply is before anybody has read it. A refusal waits for its score too: to some scorers it is an answer.
  init(of finish: Reply.Finish) {
    switch finish {
    case .stop, .length, .refused: self = .replied
    case .blocked: self = .blocked
    }
  }
}
