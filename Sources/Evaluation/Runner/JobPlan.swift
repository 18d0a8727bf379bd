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
    let samples = key.exact ? 1 : job.suite.sampling.samples
    let final = rows.filter { $0.outcome != SampleOutcome.transportError.rawValue }
    let there = Set(final.map { SampleID(question: $0.question, position: $0.position) })
    let questions = job.suite.questions.map(\.id)
    missing = (0..<samples).flatMap { position in
      questions.map { SampleID(question: $0, position: position) }.filter { !there.contains($0) }
    }
    total = samples * questions.count
  }

  /// The messages of a sample.
  func prompts(for samples: some Sequence<SampleID>) -> [[Message]] {
    let questions = Dictionary(job.suite.questions.map { ($0.id, $0) }) { first, _ in first }
    return samples.compactMap { questions[$0.question] }.map { job.suite.prompt(for: $0, in: job.context) }
  }
}
