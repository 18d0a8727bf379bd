import Lineage
import Models
import Statistics
import Store

extension Measurement {
  /// Puts the stored samples of a finished job together.
  /// - Throws: `MeasurementError` for a row that no version of this program wrote.
  init(_ plan: JobPlan, rows: [SampleRow]) throws {
    let suite = plan.job.suite
    let byQuestion = Dictionary(grouping: rows, by: \.question)
    self.init(
      model: plan.job.model.name, identity: plan.key.identity, suite: suite.id, suiteDigest: plan.key.suiteDigest,
      context: plan.key.context, scorer: plan.key.scorer, exact: plan.key.exact, answers: suite.answers,
      questions: try suite.questions.map { question in
        try Question(
          id: question.id, rows: byQuestion[question.id] ?? [], answers: suite.answers,
          planned: plan.planned(question), exact: plan.key.exact)
      }, measuredAt: rows.map(\.recordedAt).max() ?? "",
      samples: SampleRoot(rows, planned: plan.total))
  }
}

extension Measurement.Question {
  fileprivate init(id: String, rows: [SampleRow], answers: [String], planned: Int, exact: Bool) throws {
    let scores = try rows.filter { $0.outcome == SampleOutcome.scored.rawValue }.map { row in
      // A reply gives some of the answers; an exact score gives a probability to every one, and together at most 1.
      guard let scores = row.scores.flatMap(SampleScores.init(json:))?.byAnswer,
        !exact || answers.allSatisfy({ scores[$0] != nil }) && Self.lowest(scores, answers) <= 1 + 1e-9
      else { throw MeasurementError(question: id, position: row.position) }
      return scores
    }
    let (scored, missing) = (scores.count, max(0, planned - scores.count))
    let low = answers.map { answer in scores.reduce(0) { $0 + ($1[answer]?.low ?? 0) } }
    let high = answers.map { answer in scores.reduce(0) { $0 + ($1[answer]?.high ?? 0) } }
    let count = Double(max(1, scored + missing))
    self.init(
      id: id, scored: scored, missing: missing,
      rates: scored == 0 ? [] : zip(low, high).map { ($0 + $1) / 2 / Double(scored) },
      low: low.map { $0 / count }, high: high.map { min(1, ($0 + Double(missing)) / count) },
      mass: Summary.mean(scores.map { Self.mass($0, answers, exact: exact) }))
  }

  private static func lowest(_ scores: [String: ProbabilityBounds], _ answers: [String]) -> Double {
    answers.reduce(0) { $0 + (scores[$1]?.low ?? 0) }
  }

  /// The probability of any answer; for a reply, whether it gives one.
  private static func mass(_ scores: [String: ProbabilityBounds], _ answers: [String], exact: Bool) -> Double {
    guard exact else { return scores.isEmpty ? 0 : 1 }
    return min(1, answers.reduce(0) { $0 + ((scores[$1]?.low ?? 0) + (scores[$1]?.high ?? 0)) / 2 })
  }
}
