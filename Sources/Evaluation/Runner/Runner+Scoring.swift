import Models
import Store

/// Scoring, of replies that are on disk: it can be cut short or repeated, and nothing is asked again for it.
extension Runner {
  /// Replies that are scored in one transaction.
  private static var batch: Int { 1_000 }

  /// Scores all that waits for it. O(batch) memory.
  func score(_ plan: JobPlan) throws {
    if case .judge = plan.scoring { return }
    let questions = Dictionary(plan.job.suite.questions.map { ($0.id, $0) }) { first, _ in first }
    var last: (question: String, position: Int)?
    while true {
      try Task.checkCancellation()
      let rows = try store.read { try $0.unscoredSamples(of: plan.key, after: last, limit: Self.batch) }
      guard let end = rows.last else { return }
      let time = now()
      let asked = rows.compactMap { row in questions[row.question].map { (row, $0) } }
      let scored = zip(asked, try plan.readings(of: asked)).map { asked, reading in
        asked.0.read(as: reading, plan.job.suite.answers, at: time)
      }
      try store.write { try $0.scoreSamples(scored, of: plan.key) }
      last = (end.question, end.position)
    }
  }

  /// What a rule makes of one reply that is on disk; nil where no rule scores.
  func ruleScoring(of plan: JobPlan) -> (@Sendable (SampleRow) -> SampleRow?)? {
    guard case .rule(let scorer) = plan.scoring else { return nil }
    let (answers, now) = (plan.job.suite.answers, now)
    let questions = Dictionary(plan.job.suite.questions.map { ($0.id, $0) }) { first, _ in first }
    return { row in
      guard row.outcome == SampleOutcome.replied.rawValue, let question = questions[row.question] else { return nil }
      return row.read(as: scorer.reading(of: row, to: question), answers, at: now())
    }
  }

  /// Takes over the replies that any run has to what is missing here: a suite that is scored in another way, or that has
  /// a question more, asks nothing twice. Errors are never taken over, and replies of a version that the server may no longer
  /// have are left to `reusingPresentVersion`.
  /// - Returns: the plan with them.
  /// - Parameter ofAnyVersion: whether those are taken over too, because nobody is asked.
  func reusing(_ plan: JobPlan, ofAnyVersion: Bool = false) throws -> JobPlan {
    guard reuses, !plan.key.exact, plan.done < plan.total, try hasOthers(plan) else { return plan }
    let isPinned = ofAnyVersion || plan.job.model.isPinned
    return try filled(plan) { request, transaction in
      try transaction.reply(to: request, of: plan).flatMap { isPinned || $0.fingerprint == nil ? $0 : nil }
    }
  }

  /// Whether other sets have replies of the model.
  func hasOthers(_ plan: JobPlan) throws -> Bool {
    try store.read { try $0.hasReplies(of: plan.key.identity, outside: plan.key) }
  }

  /// The plan with the replies that are found for what is missing in it.
  func filled(
    _ plan: JobPlan, from found: (SampleRequest, Transaction) throws -> SampleRow?
  ) throws -> JobPlan {
    var requests: [SampleRequest] = []
    func flush() throws {
      let rows = try store.read { transaction in
        try requests.compactMap { request in try found(request, transaction).flatMap { Self.row($0, for: request) } }
      }
      if !rows.isEmpty { try store.write { try $0.insertSamples(rows, into: plan.key) } }
      requests = []
    }
    for request in plan.missing {
      requests.append(request)
      if requests.count == Self.batch { try flush() }
    }
    try flush()
    return try store.read { try JobPlan(plan.job, plan.scoring, key: plan.key, $0) }
  }

  /// A reply as it is before anybody has read it; nil for what is none.
  private static func row(_ known: SampleRow, for request: SampleRequest) -> SampleRow? {
    guard let finish = known.finish.flatMap(Reply.Finish.init(rawValue:)) else { return nil }
    return SampleRow(
      question: request.id.question, position: request.id.position, outcome: SampleOutcome(of: finish).rawValue,
      finish: known.finish, reply: known.reply, scores: nil, request: known.request,
      fingerprint: known.fingerprint, recordedAt: known.recordedAt)
  }
}

extension Transaction {
  /// A reply that any run has to what is put here.
  /// - Parameter version: of the server; nil for any.
  func reply(to request: SampleRequest, of plan: JobPlan, version: String? = nil) throws -> SampleRow? {
    try reply(to: plan.digest(request.asked), position: request.id.position, version: version)
  }
}

extension JobPlan {
  /// One a reply, in order; none where a judge is asked.
  fileprivate func readings(of asked: [(row: SampleRow, question: Suite.Question)]) throws -> [Reading] {
    switch scoring {
    case .rule(let scorer):
      asked.map { row, question in scorer.reading(of: row, to: question) }
    case .command(let program):
      try readings(of: asked, by: program)
    case .judge: []
    }
  }

  /// A model that declined by its own account is not put to the program.
  private func readings(
    of asked: [(row: SampleRow, question: Suite.Question)], by program: CommandScoring
  ) throws -> [Reading] {
    let open = asked.indices.filter { !asked[$0].row.isDeclined }
    var readings = [Reading](repeating: .refused, count: asked.count)
    guard !open.isEmpty else { return readings }
    let found = try program.readings(
      of: open.map { JudgeItem(question: asked[$0].question.text, reply: asked[$0].row.reply ?? "") })
    for (index, reading) in zip(open, found) { readings[index] = reading }
    return readings
  }
}

extension Scorer {
  fileprivate func reading(of row: SampleRow, to question: Suite.Question) -> Reading {
    row.isDeclined ? declined : reading(of: row.reply ?? "", to: question, sample: row.position)
  }
}

extension SampleRow {
  /// Whether the model declined by its own account.
  fileprivate var isDeclined: Bool { finish == Reply.Finish.refused.rawValue }

  /// The sample with its score, or with why it has none.
  fileprivate func read(as reading: Reading, _ answers: [String], at time: String) -> SampleRow {
    var row = self
    row.recordedAt = time
    row.take(reading, answers)
    return row
  }
}
