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

  /// At most `width` requests at a time; none is begun before an earlier one's replies are safe from `kill -9`.
  /// - Parameter questions: ids of those to be put; all where nil.
  func sample(_ plan: JobPlan, of questions: Set<String>? = nil, committed: (Int) -> Void) async throws {
    let commits = GroupCommit(store, into: plan.key, score: ruleScoring(of: plan))
    let result: Result<Void, any Error>
    do {
      try await sample(plan, of: questions, commits, committed: committed)
      result = .success(())
    } catch {
      result = .failure(error)
    }
    try await commits.settle()
    try result.get()
  }

  private func sample(
    _ plan: JobPlan, of questions: Set<String>?, _ commits: GroupCommit, committed: (Int) -> Void
  ) async throws {
    let known = try await reusingPresentVersion(plan, of: questions) { request in
      let rows = try await rows(plan, [request])
      try await commits.commit(rows)
      return rows.first?.fingerprint
    }
    if known.done > plan.done { committed(known.done - plan.done) }
    var rest = known.groups(of: questions)
    // Whether a server gives several replies at once is found out by one request, not by all that are under way.
    if plan.job.model.repliesPerRequest > 1, let first = rest.next() {
      committed(try await ask(known, first, commits))
    }
    try await Crowd.work(width: max(width, plan.job.model.width)) {
      rest.next().map { group in { @Sendable in try await ask(known, group, commits) } }
    } each: {
      committed($0)
    }
  }

  /// All of a group with one request; what that does not bring, with further ones.
  /// - Returns: how many samples were committed.
  private func ask(_ plan: JobPlan, _ group: [SampleRequest], _ commits: GroupCommit) async throws -> Int {
    var rest = group[...]
    while !rest.isEmpty {
      let rows = try await rows(plan, rest)
      try await commits.commit(rows)
      rest = rest.dropFirst(max(1, rows.count))
    }
    return group.count
  }

  /// One request. At least one row, for the first of those that were put.
  private func rows(_ plan: JobPlan, _ requests: ArraySlice<SampleRequest>) async throws -> [SampleRow] {
    try Task.checkCancellation()
    guard let prompt = requests.first?.prompt else { return [] }
    let asked = requests.map(\.asked)
    do {
      let replies = try await plan.job.model.replies(
        to: prompt, sampling: plan.job.suite.sampling.parameters, seeds: asked.map(\.seed))
      let time = now()
      return zip(zip(requests, asked), replies).map { request, reply in
        SampleRow(
          question: request.0.id.question, position: request.0.id.position,
          outcome: SampleOutcome(of: reply.finish).rawValue, finish: reply.finish.rawValue, reply: reply.text,
          scores: nil, request: plan.digest(request.1), fingerprint: reply.fingerprint, recordedAt: time)
      }
    } catch let error as ModelError where error.kind == .transport {
      // They may be asked again.
      let time = now()
      return requests.map {
        SampleRow(
          question: $0.id.question, position: $0.id.position, outcome: SampleOutcome.transportError.rawValue,
          reply: nil, scores: nil, recordedAt: time)
      }
    }
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
