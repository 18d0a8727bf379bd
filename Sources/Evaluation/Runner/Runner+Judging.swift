import Lineage
import Models
import Store

/// Judging, of replies that are on disk: the replies of all models that share a suite are judged together, blind.
extension Runner {
  /// Replies of each model in one shuffled batch.
  private static let batch = 64

  /// Has every judge rate the replies. What one could not be asked about waits for the next run.
  func judge(_ plans: [JobPlan]) async throws {
    guard let first = plans.first, case .judge(let rule) = first.scoring else { return }
    for (index, judge) in raters.judges.enumerated() {
      try await rate(index == 0 ? plans : try plans.map { try shared($0, with: judge, rule) }, judge, rule)
    }
  }

  /// The plan for another judge, with the replies that the first one's has.
  private func shared(_ plan: JobPlan, with judge: any LanguageModel, _ rule: JudgeRule) throws -> JobPlan {
    let other = try self.plan(plan.job, plan.scoring, plan.job.key(judge: judge, rule: rule))
    return try filled(other) { request, transaction in
      try transaction.sample(of: plan.key, question: request.id.question, position: request.id.position)
    }
  }

  /// Has one judge rate all that waits for it.
  private func rate(_ plans: [JobPlan], _ judge: any LanguageModel, _ rule: JudgeRule) async throws {
    guard let first = plans.first else { return }
    let scoring = JudgeScoring(rule: rule, model: judge, width: max(width, judge.width))
    let questions = Dictionary(first.job.suite.questions.map { ($0.id, $0) }) { first, _ in first }
    var places: [(question: String, position: Int)?] = plans.map { _ in nil }
    while true {
      var batch: [(plan: Int, row: SampleRow)] = []
      for (index, plan) in plans.enumerated() {
        let rows = try store.read {
          try $0.unscoredSamples(of: plan.key, after: places[index], limit: Self.batch)
        }
        batch += rows.map { (index, $0) }
        if let last = rows.last { places[index] = (last.question, last.position) }
      }
      if batch.isEmpty { return }
      let items = batch.map { JudgeItem(question: questions[$0.row.question]?.text ?? "", reply: $0.row.reply ?? "") }
      let verdicts = try await scoring.verdicts(on: items)
      let time = now()
      for (index, plan) in plans.enumerated() {
        let rows = zip(batch, verdicts).filter { $0.0.plan == index }.compactMap {
          $0.row.judged($1, by: rule, plan.job.suite.answers, at: time)
        }
        if !rows.isEmpty { try store.write { try $0.scoreSamples(rows, of: plan.key) } }
      }
    }
  }
}

extension SampleRow {
  /// The sample with what the judge made of it; nil where the judge could not be asked.
  func judged(
    _ verdicts: JudgeScoring.Verdicts, by rule: JudgeRule, _ answers: [String], at time: String
  ) -> SampleRow? {
    var row = self
    row.recordedAt = time
    row.detail = verdicts.json.canonical
    // A model that declined by its own account is not for a judge to acquit.
    let isRefusal = row.finish == Reply.Finish.refused.rawValue
    let outcome = isRefusal ? .dropped(.refusal) : rule.outcome(verdicts.verdict, screened: verdicts.screened)
    switch outcome {
    case .dropped(.transportError): return nil
    case .dropped(.judgeRefused): row.outcome = SampleOutcome.judgeRefused.rawValue
    case .hit, .miss, .dropped: row.take(outcome.reading(rule.answers, answers: answers), answers)
    }
    return row
  }

  /// What a scorer made of the reply.
  mutating func take(_ reading: Reading, _ answers: [String]) {
    switch reading {
    case .refused: outcome = SampleOutcome.refused.rawValue
    case .unparsable: outcome = SampleOutcome.unparsable.rawValue
    case .answers(let hits):
      let pairs = hits.map { (answers[$0], ProbabilityBounds(exactly: 1)) }
      outcome = SampleOutcome.scored.rawValue
      scores = SampleScores(byAnswer: Dictionary(pairs) { first, _ in first }).json
    }
  }
}

extension JudgeScoring.Verdicts {
  /// `{"verdict": 87, "screen": 92}`; a word in place of a number where there is none.
  var json: JSONValue { .members(["verdict": verdict.json, "screen": screened?.json]) }

  /// - Returns: nil for anything that `json` does not write.
  init?(json text: String) {
    guard let value = try? JSONValue(parsing: text), let verdict = value["verdict"].flatMap(JudgeVerdict.init) else {
      return nil
    }
    self.init(verdict: verdict, screened: value["screen"].flatMap(JudgeVerdict.init))
  }
}

extension JudgeVerdict {
  fileprivate var json: JSONValue {
    switch self {
    case .score(let score): .number(score)
    case .dropped(let drop): .string(drop.rawValue)
    }
  }

  fileprivate init?(_ json: JSONValue) {
    if let score = json.number {
      self = .score(score)
    } else if let drop = json.string.flatMap(JudgedDrop.init(rawValue:)) {
      self = .dropped(drop)
    } else {
      return nil
    }
  }
}
