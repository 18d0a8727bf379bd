import Models
import Store

/// A job with what the store already holds of it. Memory: a byte a sample.
struct JobPlan: Sendable {
  let job: MeasurementJob
  let scoring: Scoring
  let key: SampleSetKey
  /// How many samples it has when it is done.
  let total: Int
  /// How many of them are there, scored or not.
  let done: Int
  /// How many of these nothing more is to come of.
  let final: Int
  /// By question of the suite and by sample: whether it is there.
  let there: [[Bool]]

  /// What reads the replies.
  enum Scoring: Sendable {
    case rule(any Scorer)
    case judge(JudgeRule)
    case command(CommandScoring)

    /// - Returns: nil for none that a run could have.
    init?(of suite: Suite, trust: CommandScoring.Trust = .none) {
      switch suite.scorer {
      case .judge(let rule): self = .judge(rule)
      case .command(let rule): self = .command(CommandScoring(rule: rule, answers: suite.answers, trust: trust))
      default:
        guard let scorer = suite.scorer.scorer(for: suite.answers) else { return nil }
        self = .rule(scorer)
      }
    }

    /// How often a question is put for an exact score.
    func exactSamples(for question: Suite.Question) -> Int {
      if case .rule(let scorer) = self { scorer.exactSamples(for: question) } else { 1 }
    }
  }

  init(_ job: MeasurementJob, _ scoring: Scoring, key: SampleSetKey, _ transaction: Transaction) throws {
    self.job = job
    self.scoring = scoring
    self.key = key
    var there = job.suite.questions.map {
      [Bool](repeating: false, count: Self.planned($0, job.suite, scoring, exact: key.exact))
    }
    let places = Dictionary(zip(job.suite.questions.map(\.id), there.indices)) { first, _ in first }
    var (done, final) = (0, 0)
    try transaction.eachSample(of: key) { row in
      guard row.outcome != SampleOutcome.transportError.rawValue, let question = places[row.question],
        there[question].indices.contains(row.position)
      else { return }
      there[question][row.position] = true
      done += 1
      if row.isFinal { final += 1 }
    }
    (self.there, self.done, self.final) = (there, done, final)
    total = there.reduce(0) { $0 + $1.count }
  }

  /// How many samples a question has when the job is done.
  func planned(_ question: Suite.Question) -> Int {
    Self.planned(question, job.suite, scoring, exact: key.exact)
  }

  private static func planned(_ question: Suite.Question, _ suite: Suite, _ scoring: Scoring, exact: Bool) -> Int {
    exact ? scoring.exactSamples(for: question) : suite.sampling.samples
  }

  /// How many samples of each question are not there yet.
  var missingByQuestion: [(question: Suite.Question, count: Int)] {
    zip(job.suite.questions, there).map { ($0, $1.count { !$0 }) }
  }

  /// What is put for each sample that is not there yet.
  var missing: Missing { Missing(plan: self) }

  /// What is judged together: suite, context and judge.
  var panel: String { "\(key.suiteDigest) \(key.context) \(key.scorer)" }

  func digest(_ asked: Asked) -> [UInt8] {
    asked.digest(identity: key.identity, sampling: job.suite.sampling.parameters)
  }

  /// By sample and then by question: a run that is cut short has something of every question.
  struct Missing: Sequence, IteratorProtocol {
    fileprivate let plan: JobPlan
    private var (position, question) = (0, 0)

    fileprivate init(plan: JobPlan) { self.plan = plan }

    mutating func next() -> SampleRequest? {
      while true {
        guard question < plan.there.count else {
          guard plan.there.contains(where: { $0.count > position + 1 }) else { return nil }
          (position, question) = (position + 1, 0)
          continue
        }
        defer { question += 1 }
        if plan.isMissing(question, position) { return plan.request(question, position) }
      }
    }
  }

  func isMissing(_ question: Int, _ position: Int) -> Bool {
    position < there[question].count && !there[question][position]
  }

  func request(_ index: Int, _ position: Int) -> SampleRequest {
    let question = job.suite.questions[index]
    return SampleRequest(
      id: SampleID(question: question.id, position: position), question: question,
      prompt: job.suite.prompt(for: question, in: job.context, sample: position))
  }
}
