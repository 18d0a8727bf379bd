import Models
import Store

/// A job with what the store already holds of it.
struct JobPlan: Sendable {
  let job: MeasurementJob
  let scorer: any Scorer
  let key: SampleSetKey
  /// What is not there yet, by sample and then by question: a run that is cut short has something of every question.
  let missing: [SampleID]
  /// How many samples it has when it is done.
  let total: Int

  init(_ job: MeasurementJob, scorer: any Scorer, key: SampleSetKey, rows: [SampleRow]) {
    self.job = job
    self.scorer = scorer
    self.key = key
    let planned = job.suite.questions.map { Self.planned($0, job.suite, scorer, exact: key.exact) }
    let final = rows.filter { $0.outcome != SampleOutcome.transportError.rawValue }
    let there = Set(final.map { SampleID(question: $0.question, position: $0.position) })
    let questions = zip(job.suite.questions.map(\.id), planned)
    missing = (0..<(planned.max() ?? 0)).flatMap { position in
      questions.filter { position < $0.1 }.map { SampleID(question: $0.0, position: position) }
        .filter { !there.contains($0) }
    }
    total = planned.reduce(0, +)
  }

  /// How many samples a question has when the job is done.
  func planned(_ question: Suite.Question) -> Int {
    Self.planned(question, job.suite, scorer, exact: key.exact)
  }

  private static func planned(_ question: Suite.Question, _ suite: Suite, _ scorer: any Scorer, exact: Bool) -> Int {
    exact ? scorer.exactSamples(for: question) : suite.sampling.samples
  }

  /// What is put for each of some samples.
  func requests(for samples: some Sequence<SampleID>) -> [SampleRequest] {
    let questions = Dictionary(job.suite.questions.map { ($0.id, $0) }) { first, _ in first }
    return samples.compactMap { id in
      questions[id.question].map { question in
        SampleRequest(
          id: id, question: question,
          prompt: job.suite.prompt(for: question, in: job.context, sample: id.position))
      }
    }
  }
}

/// One question as it is put for one sample.
struct SampleRequest: Sendable {
  var id: SampleID
  var question: Suite.Question
  var prompt: [Message]
}
