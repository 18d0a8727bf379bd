import Models
import Store

/// The work of one job: ask, commit, and only then acknowledge.
extension Runner {
  /// Exact questions that are asked and committed together.
  private static let batch = 32

  func run(_ plan: JobPlan, committed: (Int) -> Void) async throws {
    guard plan.key.exact else { return try await sample(plan, committed: committed) }
    var rest = plan.missing[...]
    while !rest.isEmpty {
      try Task.checkCancellation()
      let rows = try await exactRows(plan, Array(rest.prefix(Self.batch)))
      try commit(rows, plan, committed)
      rest = rest.dropFirst(Self.batch)
    }
  }

  private func exactRows(_ plan: JobPlan, _ samples: [SampleID]) async throws -> [SampleRow] {
    var rows: [SampleRow] = []
    let width = plan.job.model.width
    try await withThrowingTaskGroup(of: SampleRow.self) { group in
      for (index, request) in plan.requests(for: samples).enumerated() {
        if index >= width, let row = try await group.next() { rows.append(row) }
        group.addTask { try await exactRow(plan, request) }
      }
      for try await row in group { rows.append(row) }
    }
    // As they were asked, so that the store does not depend on who was quickest.
    let order = Dictionary(zip(samples, samples.indices)) { first, _ in first }
    return rows.sorted { (order[$0.id] ?? 0) < (order[$1.id] ?? 0) }
  }

  private func exactRow(_ plan: JobPlan, _ request: SampleRequest) async throws -> SampleRow {
    let (model, answers) = (plan.job.model, plan.job.suite.answers)
    let sample = request.id
    guard let words = plan.scorer.exactWords(for: request.question, sample: sample.position),
      let found = try await model.probabilities(of: words.map(\.word), after: request.prompt),
      found.count == words.count
    else { throw ModelError(kind: .unavailable, model: model.name, reason: "it no longer gives token probabilities") }
    let scores = ExactWord.scores(words, found, answers: answers.count)
    let byAnswer = Dictionary(zip(answers, scores)) { first, _ in first }
    return SampleRow(
      question: sample.question, position: sample.position, outcome: SampleOutcome.scored.rawValue, reply: nil,
      scores: SampleScores(byAnswer: byAnswer).json, recordedAt: now())
  }

  /// At most `width` requests at a time; each reply is committed when it comes.
  private func sample(_ plan: JobPlan, committed: (Int) -> Void) async throws {
    try await withThrowingTaskGroup(of: SampleRow.self) { group in
      var rest = plan.requests(for: plan.missing).makeIterator()
      func next() {
        guard let request = rest.next() else { return }
        group.addTask { try await row(plan, request) }
      }
      for _ in 0..<max(width, plan.job.model.width) { next() }
      while let row = try await group.next() {
        try commit([row], plan, committed)
        next()
      }
    }
  }

  private func row(_ plan: JobPlan, _ request: SampleRequest) async throws -> SampleRow {
    try Task.checkCancellation()
    let seed = request.id.seed(suiteDigest: plan.key.suiteDigest)
    let sampling = plan.job.suite.sampling.parameters
    do {
      let reply = try await plan.job.model.reply(to: request.prompt, sampling: sampling, seed: seed)
      return row(plan, request, outcome: Self.outcome(reply.finish), reply: reply.text)
    } catch let error as ModelError where error.kind == .transport {
      return row(plan, request, outcome: .transportError, reply: nil)
    }
  }

  private func row(
    _ plan: JobPlan, _ request: SampleRequest, outcome: SampleOutcome, reply: String?
  ) -> SampleRow {
    let answers = plan.job.suite.answers
    var (outcome, scores): (SampleOutcome, SampleScores?) = (outcome, nil)
    if outcome == .scored, let reply {
      switch plan.scorer.reading(of: reply, to: request.question, sample: request.id.position) {
      case .refused: outcome = .refused
      case .unparsable: outcome = .unparsable
      case .answers(let hits):
        let pairs = hits.map { (answers[$0], ProbabilityBounds(exactly: 1)) }
        scores = SampleScores(byAnswer: Dictionary(pairs) { first, _ in first })
      }
    }
    return SampleRow(
      question: request.id.question, position: request.id.position, outcome: outcome.rawValue, reply: reply,
      scores: scores?.json, recordedAt: now())
  }

  private static func outcome(_ finish: Reply.Finish) -> SampleOutcome {
    switch finish {
    case .stop, .length: .scored
    case .refused: .refused
    case .blocked: .blocked
    }
  }

  private func commit(_ rows: [SampleRow], _ plan: JobPlan, _ committed: (Int) -> Void) throws {
    try store.write { try $0.insertSamples(rows, into: plan.key) }
    committed(rows.count)
  }
}

extension SampleRow {
  fileprivate var id: SampleID { SampleID(question: question, position: position) }
}
