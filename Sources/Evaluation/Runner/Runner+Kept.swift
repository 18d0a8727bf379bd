import Models
import Store

/// Replies that somebody else collected under a suite's own conditions, and replies as others may read them.
extension Runner {
  /// What became of collected replies.
  package struct Kept: Sendable, Equatable {
    /// Replies that are in the store now, those of an earlier import included.
    package var replies = 0
    /// Samples without a reply, or with one that the suite does not ask for: a stranger's question, or one sample too many.
    package var leftOut = 0
  }

  /// The scorer's name of a set of such replies, which are scored elsewhere.
  static let kept = "kept"

  /// Keeps collected replies as those of a model to a suite's own requests. Whoever calls this answers for their having been
  /// drawn with the suite's wording, context and sampling; from then on any run takes them over.
  /// - Parameter replies: a question is named by its id in the suite or by its text; without a position, samples count in the
  ///   order of the file.
  package func keep(_ replies: CollectedReplies, of job: MeasurementJob) throws -> Kept {
    let suite = job.suite
    let questions = Dictionary((suite.questions.map { ($0.id, $0) } + suite.questions.map { ($0.text, $0) })) {
      first, _ in first
    }
    var (kept, next, rows) = (Kept(), [String: Int](), [SampleRow]())
    let time = now()
    for sample in replies.samples {
      let question = sample.question.flatMap { questions[$0] } ?? sample.text.flatMap { questions[$0] }
      let position = question.map { sample.position ?? next[$0.id, default: 0] } ?? 0
      if let question { next[question.id] = position + 1 }
      guard let question, case .reply(let text) = sample.content, position < suite.sampling.samples else {
        kept.leftOut += 1
        continue
      }
      kept.replies += 1
      rows.append(job.row(text, to: question, position, at: time))
    }
    if !rows.isEmpty { try store.write { try $0.insertSamples(rows, into: job.keptKey) } }
    return kept
  }

  /// Whether replies of this model to this suite were kept on the word of whoever collected them.
  package func hasKept(_ job: MeasurementJob) throws -> Bool {
    try store.read { try $0.sampleSets().contains(job.keptKey) }
  }

  /// Gives every stored reply to the requests of a suite, by sample and then by question, whichever run or import it came
  /// from. O(requests).
  package func eachReply(_ job: MeasurementJob, _ body: (_ question: String, _ position: Int, _ reply: String) -> Void)
    throws
  {
    guard let scoring = JobPlan.Scoring(of: job.suite) else { return }
    let key = SampleSetKey(
      identity: job.model.identity, suiteDigest: job.suite.digest, context: "", scorer: "", exact: false)
    try store.read { transaction in
      let plan = try JobPlan(job, scoring, key: key, transaction)
      for request in plan.missing {
        guard let reply = try transaction.reply(to: request, of: plan)?.reply else { continue }
        body(request.id.question, request.id.position, reply)
      }
    }
  }
}

extension MeasurementJob {
  fileprivate var keptKey: SampleSetKey {
    SampleSetKey(
      identity: model.identity, suiteDigest: suite.digest, context: context.name, scorer: Runner.kept, exact: false)
  }

  fileprivate func row(_ text: String, to question: Suite.Question, _ position: Int, at time: String) -> SampleRow {
    let request = SampleRequest(
      id: SampleID(question: question.id, position: position), question: question,
      prompt: suite.prompt(for: question, in: context, sample: position))
    return SampleRow(
      question: question.id, position: position, outcome: SampleOutcome.replied.rawValue,
      finish: Reply.Finish.stop.rawValue, reply: text, scores: nil,
      request: request.asked.digest(identity: model.identity, sampling: suite.sampling.parameters), recordedAt: time)
  }
}
