import Models
import Store

/// Scoring, of replies that are on disk: it can be cut short or repeated, and nothing is asked again for it.
extension Runner {
  /// Replies that are scored in one transaction.
  private static var batch: Int { 1_000 }

  /// Scores all that waits for it. O(batch) memory.
  func score(_ plan: JobPlan) throws {
    guard case .rule(let scorer) = plan.scoring else { return }
    let questions = Dictionary(plan.job.suite.questions.map { ($0.id, $0) }) { first, _ in first }
    var last: (question: String, position: Int)?
    while true {
      try Task.checkCancellation()
      let rows = try store.read { try $0.unscoredSamples(of: plan.key, after: last, limit: Self.batch) }
      guard let end = rows.last else { return }
      let time = now()
      let scored = rows.compactMap { row in
        questions[row.question].map { plan.scored(row, $0, by: scorer, at: time) }
      }
      try store.write { try $0.insertSamples(scored, into: plan.key) }
      last = (end.question, end.position)
    }
  }

  /// Takes over the replies that any run has to what is missing here: a suite that is scored in another way, or that has
  /// a question more, asks nothing twice. Errors are never taken over.
  /// - Returns: the plan with them.
  func reusing(_ plan: JobPlan) throws -> JobPlan {
    guard reuses, !plan.key.exact, plan.done < plan.total,
      try store.read({ try $0.hasReplies(of: plan.key.identity, outside: plan.key) })
    else { return plan }
    var requests: [SampleRequest] = []
    func flush() throws {
      let rows = try store.read { transaction in try requests.compactMap { try row(plan, $0, transaction) } }
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

  private func row(_ plan: JobPlan, _ request: SampleRequest, _ transaction: Transaction) throws -> SampleRow? {
    guard let known = try transaction.reply(to: plan.digest(request)),
      let finish = known.finish.flatMap(Reply.Finish.init(rawValue:))
    else { return nil }
    return SampleRow(
      question: request.id.question, position: request.id.position, outcome: SampleOutcome(of: finish).rawValue,
      finish: known.finish, reply: known.reply, scores: nil, request: known.request, recordedAt: known.recordedAt)
  }
}

extension JobPlan {
  /// The sample with its score, or with why it has none.
  fileprivate func scored(
    _ row: SampleRow, _ question: Suite.Question, by scorer: any Scorer, at time: String
  ) -> SampleRow {
    var row = row
    row.recordedAt = time
    let isRefusal = row.finish == Reply.Finish.refused.rawValue
    row.take(
      isRefusal ? scorer.declined : scorer.reading(of: row.reply ?? "", to: question, sample: row.position),
      job.suite.answers)
    return row
  }
}
