package import Store

extension JudgedReplies {
  /// What a judge made of the stored replies of a measurement. O(replies).
  /// - Throws: `StoreError`.
  package init(of measurement: Measurement, rule: JudgeRule, store: Store) throws {
    let key = SampleSetKey(
      identity: measurement.identity, suiteDigest: measurement.suiteDigest, context: measurement.context,
      scorer: measurement.scorer, exact: measurement.exact)
    var replies: [Reply] = []
    try store.read { transaction in
      try transaction.eachSample(of: key) { row in
        guard let verdicts = row.detail.flatMap(JudgeScoring.Verdicts.init(json:)) else { return }
        replies.append(Reply(question: row.question, verdict: verdicts.verdict, screened: verdicts.screened))
      }
    }
    self.init(rule: rule, replies: replies)
  }
}
