import Lineage
import Models
import Store

/// What judges make of replies that people labelled.
extension Runner {
  /// Labelled replies in one shuffled batch.
  private static let batch = 256

  /// Has every judge rate the labelled replies by the rubrics of a suite. What it said is kept, and not asked again.
  /// - Returns: one calibration a judge, in order; none for a suite that no judge scores.
  /// - Throws: `ModelError` for a judge that cannot be asked at all, `StoreError`.
  package func calibrate(_ suite: Suite, by file: CalibrationFile) async throws -> [JudgeCalibration] {
    guard case .judge(let rule) = suite.scorer else { return [] }
    var calibrations: [JudgeCalibration] = []
    for judge in raters.judges {
      let outcomes = try await outcomes(of: file, judge, rule, suite.answers)
      calibrations.append(JudgeCalibration(labels: file.labels, outcomes: outcomes))
    }
    return calibrations
  }

  /// One outcome a labelled reply.
  private func outcomes(
    of file: CalibrationFile, _ judge: any LanguageModel, _ rule: JudgeRule, _ answers: [String]
  ) async throws -> [JudgedOutcome] {
    let scoring = JudgeScoring(rule: rule, model: judge, width: max(width, judge.width))
    let key = SampleSetKey(
      identity: "labelled \(file.digest)", suiteDigest: file.digest, context: "calibration",
      scorer: "judge \(scoring.identity)", exact: false)
    var known = try known(key)
    let rest = file.items.indices.filter { known[$0] == nil }
    for start in stride(from: 0, to: rest.count, by: Self.batch) {
      let indices = rest[start..<min(rest.count, start + Self.batch)]
      let verdicts = try await scoring.verdicts(on: indices.map { file.items[$0] })
      let time = now()
      var rows: [SampleRow] = []
      for (index, verdict) in zip(indices, verdicts) {
        let row = SampleRow(
          question: String(index), position: 0, outcome: SampleOutcome.replied.rawValue,
          finish: Reply.Finish.stop.rawValue, reply: file.items[index].reply, scores: nil, recordedAt: time)
        guard let judged = row.judged(verdict, by: rule, answers, at: time) else { continue }
        rows.append(judged)
        known[index] = verdict
      }
      if !rows.isEmpty { try store.write { try $0.insertSamples(rows, into: key) } }
    }
    return file.items.indices.map { index in
      known[index].map { rule.outcome($0.verdict, screened: $0.screened) } ?? .dropped(.transportError)
    }
  }

  /// What is stored, by the place of the reply in the file.
  private func known(_ key: SampleSetKey) throws -> [Int: JudgeScoring.Verdicts] {
    var known: [Int: JudgeScoring.Verdicts] = [:]
    try store.read { transaction in
      try transaction.eachSample(of: key) { row in
        if let index = Int(row.question) { known[index] = row.detail.flatMap(JudgeScoring.Verdicts.init(json:)) }
      }
    }
    return known
  }
}
