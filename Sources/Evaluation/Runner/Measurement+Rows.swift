import Lineage
import Models
import Statistics
import Store

extension Measurement {
  /// Puts the stored samples of a finished job together. Memory: O(questions · answers).
  /// - Throws: `MeasurementError` for a row that no version of this program wrote.
  init(_ plan: JobPlan, _ transaction: Transaction) throws {
    let suite = plan.job.suite
    var tallies: [String: Tally] = [:]
    var (root, measuredAt) = (SampleRoot.Tally(), "")
    var unscored: [SampleOutcome: Int] = [:]
    try transaction.eachSample(of: plan.key) { row in
      root.add(row)
      measuredAt = max(measuredAt, row.recordedAt)
      if let outcome = SampleOutcome(rawValue: row.outcome), outcome != .scored { unscored[outcome, default: 0] += 1 }
      try tallies[row.question, default: Tally(answers: suite.answers.count)].add(
        row, suite.answers, exact: plan.key.exact)
    }
    self.init(
      model: plan.job.model.name, identity: plan.key.identity, suite: suite.id, suiteDigest: plan.key.suiteDigest,
      context: plan.key.context, scorer: plan.key.scorer, exact: plan.key.exact, answers: suite.answers,
      questions: suite.questions.map { question in
        let tally = tallies[question.id] ?? Tally(answers: suite.answers.count)
        return tally.question(question.id, planned: plan.planned(question))
      }, measuredAt: measuredAt, samples: root.root(planned: plan.total), unscored: unscored)
  }

  /// The scores of one question, as they come.
  private struct Tally {
    private var scored = 0
    /// Sums by answer.
    private var low: [Double]
    private var high: [Double]
    private var mass = 0.0

    init(answers: Int) {
      (low, high) = ([Double](repeating: 0, count: answers), [Double](repeating: 0, count: answers))
    }

    mutating func add(_ row: SampleRow, _ answers: [String], exact: Bool) throws {
      guard row.outcome == SampleOutcome.scored.rawValue else { return }
      // A reply gives some of the answers; an exact score gives a probability to every one, and together at most 1.
      guard let scores = row.scores.flatMap(SampleScores.init(json:))?.byAnswer,
        !exact || answers.allSatisfy({ scores[$0] != nil }) && Self.sum(scores, answers, \.low) <= 1 + 1e-9
      else { throw MeasurementError(question: row.question, position: row.position) }
      scored += 1
      for (index, answer) in answers.enumerated() {
        low[index] += scores[answer]?.low ?? 0
        high[index] += scores[answer]?.high ?? 0
      }
      mass += Self.mass(scores, answers, exact: exact)
    }

    func question(_ id: String, planned: Int) -> Question {
      let missing = max(0, planned - scored)
      let count = Double(max(1, scored + missing))
      return Question(
        id: id, scored: scored, missing: missing,
        rates: scored == 0 ? [] : zip(low, high).map { ($0 + $1) / 2 / Double(scored) },
        low: low.map { $0 / count }, high: high.map { min(1, ($0 + Double(missing)) / count) },
        mass: scored == 0 ? nil : mass / Double(scored))
    }

    private static func sum(
      _ scores: [String: ProbabilityBounds], _ answers: [String], _ end: KeyPath<ProbabilityBounds, Double>
    ) -> Double {
      answers.reduce(0) { $0 + (scores[$1]?[keyPath: end] ?? 0) }
    }

    /// The probability of any answer; for a reply, whether it gives one.
    private static func mass(_ scores: [String: ProbabilityBounds], _ answers: [String], exact: Bool) -> Double {
      guard exact else { return scores.isEmpty ? 0 : 1 }
      return min(1, (sum(scores, answers, \.low) + sum(scores, answers, \.high)) / 2)
    }
  }
}
