import Models
import Store
import Testing

@testable import Evaluation

@Suite("Stored replies scored again")
struct RescoringTests {
  private func runner(_ folder: String, raters: Raters = Raters()) throws -> Runner {
    Runner(
      store: try Store(path: folder + "/store.sqlite", access: .create), scoring: .sampled, raters: raters,
      now: { "2026-01-01T00:00:00Z" })
  }

  private func job(_ model: any LanguageModel, _ suite: Evaluation.Suite) -> MeasurementJob {
    MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
  }

  @Test("Another scorer reads them without a question to the model, and its scores are kept")
  func otherScorer() async throws {
    try await withTemporaryFolder { folder in
      let model = CannedModel { _, seed in Reply(text: seed.isMultiple(of: 2) ? "howl" : "owl", finish: .stop) }
      let suite = Fixtures.suite()
      let first = try await runner(folder).measure([job(model, suite)])[0]
      var other = suite
      try other.replaceScorer("substring")
      let recorded = RecordedModel(name: "canned", identity: model.identity)
      let again = try await runner(folder).rescore([job(recorded, other)])[0]
      #expect(model.log.count == 40 && again.missing.isEmpty && !again.isWaiting)
      #expect(again.measurement.rate(of: "owl") == 1 && (first.rate(of: "owl") ?? 1) < 1)
      #expect(try runner(folder).stored(job(recorded, other)) == again.measurement)
    }
  }

  @Test("What no reply is stored for is told by question and sample, and counts as missing")
  func missing() async throws {
    try await withTemporaryFolder { folder in
      let model = CannedModel()
      _ = try await runner(folder).measure([job(model, Fixtures.suite(questions: 3, samples: 2))])
      let recorded = RecordedModel(name: "canned", identity: model.identity)
      let again = try await runner(folder).rescore([job(recorded, Fixtures.suite(questions: 4, samples: 3))])[0]
      let missing = again.missing.map { "\($0.question).\($0.position)" }
      #expect(missing == ["q4.0", "q4.1", "q1.2", "q2.2", "q3.2", "q4.2"])
      #expect(again.measurement.missing == 6 && again.measurement.replies == 6)
      let limits = try #require(again.measurement.bounds(of: "owl"))
      #expect(limits.low < 1 && limits.high == 1)
    }
  }

  @Test("Nothing is stored of a model that was never asked")
  func nothing() async throws {
    try await withTemporaryFolder { folder in
      let recorded = RecordedModel(name: "m", identity: "identity:m")
      #expect(try runner(folder).stored(job(recorded, Fixtures.suite())) == nil)
      let again = try await runner(folder).rescore([job(recorded, Fixtures.suite())])[0]
      #expect(again.missing.count == 40 && again.measurement.rate(of: "owl") == nil)
      await #expect(throws: ModelError.self) { try await runner(folder).measure([job(recorded, Fixtures.suite())]) }
    }
  }
}
