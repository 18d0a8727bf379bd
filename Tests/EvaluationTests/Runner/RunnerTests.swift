import Models
import Store
import Synchronization
import Testing

@testable import Evaluation

@Suite("Putting suites to models")
struct RunnerTests {
  private func withRunner(
    _ scoring: Runner.Scoring = .exactWherePossible, _ body: (Runner, Store) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let store = try Store(path: folder + "/store.sqlite", access: .create)
      try await body(Runner(store: store, scoring: scoring) { "2026-01-01T00:00:00Z" }, store)
    }
  }

  private func job(_ model: any LanguageModel, _ suite: Suite = Fixtures.suite()) -> MeasurementJob {
    MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
  }

  @Test("A model with probabilities is scored exactly, one row a question")
  func exact() async throws {
    try await withRunner { runner, store in
      let model = CannedModel(probability: ["owl": 0.7, "cat": 0.2])
      let measurement = try #require(try await runner.measure([job(model)]).first)
      #expect(measurement.exact && measurement.replies == 0 && measurement.missing == 0)
      #expect(abs(try #require(measurement.rate(of: "owl")) - 0.7) < 1e-15)
      #expect(abs(try #require(measurement.mass) - 0.9) < 1e-15)
      #expect(abs(try #require(measurement.normalisedRate(of: "owl")) - 7.0 / 9) < 1e-12)
      #expect(measurement.samplingVariance(of: "owl") == 0)
      let key = job(model).key(digest: Fixtures.suite().digest, exact: true)
      #expect(try store.read { try $0.samples(of: key) }.count == 10)
    }
  }

  @Test(
    "An exact score that lacks an answer, or gives more than certainty, is damaged and not zero",
    arguments: [#"{"owl":0.5}"#, #"{"cat":0.9,"owl":0.9}"#, "{}"])
  func damagedScore(scores: String) async throws {
    try await withRunner { runner, store in
      let work = job(CannedModel(probability: ["owl": 0.7, "cat": 0.2]))
      let key = work.key(digest: work.suite.digest, exact: true)
      let row = SampleRow(
        question: work.suite.questions[0].id, position: 0, outcome: "scored", reply: nil, scores: scores,
        recordedAt: "2026-01-01T00:00:00Z")
      try store.write { try $0.insertSamples([row], into: key) }
      await #expect(throws: MeasurementError.self) { try await runner.measure([work]) }
    }
  }

  @Test("A model without probabilities is sampled; the seeds decide, the same for every model")
  func sampled() async throws {
    try await withRunner { runner, _ in
      let answer: @Sendable (String, UInt64) -> Reply = { _, seed in
        Reply(text: seed.isMultiple(of: 2) ? "An owl!" : "Bread", finish: .stop)
      }
      let models = ["a", "b"].map { CannedModel(name: $0, identity: "identity:\($0)", answer: answer) }
      let measurements = try await runner.measure(models.map { job($0) })
      #expect(!measurements[0].exact && measurements[0].replies == 40)
      #expect(models[0].log.count == 40)
      #expect(measurements[0].questions == measurements[1].questions)
      let rate = try #require(measurements[0].rate(of: "owl"))
      #expect(rate > 0.2 && rate < 0.8 && rate == measurements[0].mass)
    }
  }

  @Test("Sampling can be asked for where probabilities exist")
  func forced() async throws {
    try await withRunner(.sampled) { runner, _ in
      let measurement = try await runner.measure([job(CannedModel(probability: ["owl": 0.1]))]).first
      #expect(measurement?.exact == false && measurement?.rate(of: "owl") == 1)
    }
  }

  @Test("A second run asks nothing, and a renamed suite with the same content neither")
  func reuse() async throws {
    try await withRunner { runner, _ in
      let first = CannedModel()
      let before = try await runner.measure([job(first)])
      let second = CannedModel(name: "renamed")
      var suite = Fixtures.suite()
      suite.title = "another title"
      suite.questions.reverse()
      let after = try await runner.measure([job(second, suite)])
      #expect(second.log.isEmpty)
      #expect(before[0].rate(of: "owl") == after[0].rate(of: "owl") && after[0].model == "renamed")
      suite.questions[0].text = "changed ?"
      _ = try await runner.measure([job(second, suite)])
      #expect(second.log == Array(repeating: "changed ?", count: 4))
    }
  }

  @Test("A model that serves twice is asked once, and the order of the jobs is kept")
  func twins() async throws {
    try await withRunner { runner, _ in
      let (model, other) = (CannedModel(), CannedModel(name: "other", identity: "identity:other"))
      let measurements = try await runner.measure([job(model), job(other), job(CannedModel(name: "again"))])
      #expect(measurements.map(\.model) == ["canned", "other", "again"])
      #expect(model.log.count == 40 && measurements.map(\.replies) == [40, 40, 40])
    }
  }

  @Test("An interrupted run goes on where it stopped: nothing twice, nothing lost", arguments: [0, 1, 7, 39])
  func resume(after limit: Int) async throws {
    try await withRunner { runner, store in
      let seen = Mutex<[String: Int]>([:])
      let breaking = CannedModel { text, _ in
        let count = seen.withLock {
          $0["", default: 0] += 1; return $0["", default: 0]
        }
        if count > limit { throw ModelError(kind: .unavailable, model: "canned", reason: "gone") }
        return Reply(text: "owl", finish: .stop)
      }
      await #expect(throws: ModelError.self) { try await runner.measure([job(breaking)]) }
      let key = job(breaking).key(digest: Fixtures.suite().digest, exact: false)
      let kept = try store.read { try $0.samples(of: key) }.count
      #expect(kept <= limit)
      let healthy = CannedModel()
      let measurement = try await runner.measure([job(healthy)])[0]
      #expect(healthy.log.count == 40 - kept && measurement.replies == 40)
      #expect(measurement.questions.allSatisfy { $0.scored == 4 && $0.missing == 0 })
    }
  }

  @Test("Progress counts what is on disk, from what was there to everything")
  func progress() async throws {
    try await withRunner { runner, store in
      let steps = Mutex<[RunProgress]>([])
      let key = job(CannedModel()).key(digest: Fixtures.suite().digest, exact: false)
      _ = try await runner.measure([job(CannedModel())]) { step in
        let stored = (try? store.read { try $0.samples(of: key).count }) ?? -1
        #expect(stored >= step.done)
        steps.withLock { $0.append(step) }
      }
      #expect(steps.withLock { $0.map(\.done) } == Array(0...40))
      #expect(steps.withLock { $0.last } == RunProgress(done: 40, total: 40, model: "canned"))
    }
  }

  @Test("Refused and blocked replies are missing, not zero; a failed request is asked again")
  func missing() async throws {
    try await withRunner { runner, _ in
      let failing = CannedModel { text, _ in
        switch text {
        case "question 1 ?": Reply(text: "I cannot say.", finish: .refused)
        case "question 2 ?": Reply(text: "", finish: .blocked)
        case "question 3 ?": throw ModelError(kind: .transport, model: "canned", reason: "reset")
        default: Reply(text: "owl", finish: .stop)
        }
      }
      let first = try await runner.measure([job(failing)])[0]
      #expect(first.missing == 12 && first.replies == 28 && first.rate(of: "owl") == 1)
      let bounds = try #require(first.bounds(of: "owl"))
      #expect(abs(bounds.low - 0.7) < 1e-12 && bounds.high == 1)
      #expect(first.questions[0].mass == nil)
      let second = CannedModel()
      #expect(try await runner.measure([job(second)])[0].missing == 8)
      #expect(second.log == Array(repeating: "question 3 ?", count: 4))
    }
  }

  @Test("A model that the suite does not fit stops the run before anything is asked of the others")
  func unsupported() async throws {
    struct Stranger: LanguageModel {
      let name = "stranger"
      let identity = "identity:stranger"
      func reply(to: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply { throw refusal }
      func probabilities(of words: [String], after: [Message]) async throws -> [ProbabilityBounds]? { throw refusal }
      var refusal: ModelError { ModelError(kind: .unsupported, model: name, reason: "the word 'owl' is not known") }
    }
    try await withRunner { runner, _ in
      let model = CannedModel()
      await #expect(throws: ModelError.self) { try await runner.measure([job(model), job(Stranger())]) }
      #expect(model.log.isEmpty)
    }
  }
}
