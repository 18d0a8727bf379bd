import Models
import Store

extension Runner {
  /// What the judges said, from the store; nobody is asked. O(replies · judges).
  /// - Parameter jobs: of one suite and context, all measured by this runner.
  /// - Returns: nil for a suite that no judge scores.
  package func panel(of jobs: [MeasurementJob]) throws -> JudgePanel? {
    guard let first = jobs.first, case .judge(let rule) = first.suite.scorer, !raters.judges.isEmpty else { return nil }
    var opinions: [[JudgePanel.Opinion]] = []
    var comparison = SharedRatings()
    var identities: Set<String> = []
    for job in jobs where identities.insert(job.model.identity).inserted {
      let columns = try raters.judges.map { judge in
        try store.read { try $0.ratings(of: job.key(judge: judge, rule: rule)) }
      }
      comparison.add(columns)
      opinions.append(
        zip(raters.judges, columns).map { judge, ratings in
          JudgePanel.Opinion(judge: judge.name, model: job.model.name, replies: JudgedReplies(ratings, rule))
        })
    }
    return JudgePanel(
      suite: first.suite.id, context: first.context.name,
      opinions: raters.judges.indices.flatMap { index in opinions.map { $0[index] } },
      agreement: raters.judges.count > 1
        ? JudgeAgreement(comparison.ratings, rule: rule, unrated: comparison.unrated) : nil)
  }
}

/// The replies that every judge rated. Where judges were asked in different runs without taking over replies, a sample may
/// be another reply to each: those are left out.
private struct SharedRatings {
  var ratings: [[JudgeScoring.Verdicts]] = []
  var unrated = 0

  mutating func add(_ columns: [[SampleID: Rating]]) {
    for id in Set(columns.flatMap(\.keys)) {
      let found = columns.compactMap { $0[id] }
      if found.count == columns.count, Set(found.map(\.reply)).count == 1 {
        ratings.append(found.map(\.verdicts))
      } else {
        unrated += 1
      }
    }
  }
}

/// A judged reply, and what was said of it.
private struct Rating {
  var reply: String
  var verdicts: JudgeScoring.Verdicts
}

extension JudgedReplies {
  fileprivate init(_ ratings: [SampleID: Rating], _ rule: JudgeRule) {
    let ordered = ratings.sorted { ($0.key.question, $0.key.position) < ($1.key.question, $1.key.position) }
    self.init(
      rule: rule,
      replies: ordered.map {
        Reply(question: $0.key.question, verdict: $0.value.verdicts.verdict, screened: $0.value.verdicts.screened)
      })
  }
}

extension Transaction {
  fileprivate func ratings(of key: SampleSetKey) throws -> [SampleID: Rating] {
    var ratings: [SampleID: Rating] = [:]
    try eachSample(of: key) { row in
      guard let verdicts = row.detail.flatMap(JudgeScoring.Verdicts.init(json:)) else { return }
      ratings[SampleID(question: row.question, position: row.position)] = Rating(
        reply: row.reply ?? "", verdicts: verdicts)
    }
    return ratings
  }
}
