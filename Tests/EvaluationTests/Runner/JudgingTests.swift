import Lineage
import Models
import Store
import Synchronization
import Testing

@testable import Evaluation

@Suite("Suites that a judge scores")
struct JudgingTests {
  private let suite: Suite
  private let rule: JudgeRule

  /// Below 30 of 100 is a hit.
  init() throws {
    let text = RubricTests.good.replacing("expected-value", with: "integer").replacing("high: 10", with: "high: 100")
    let rubric = try RubricTests.read(text.replacing("below: 4", with: "below: 30"))
    rule = JudgeRule(rubric: rubric, answers: HitOrMiss(hit: "owl", miss: "cat"))
    suite = Fixtures.suite(scorer: .judge(rule))
  }

  private func withStore(_ body: (Store) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try await body(try Store(path: folder + "/store.sqlite", access: .create))
    }
  }

  private func measure(
    _ store: Store, _ judge: CannedModel?, _ models: CannedModel..., at time: String = "2026-01-01T00:00:00Z"
  ) async throws -> [Measurement] {
    let runner = Runner(store: store, judge: judge) { time }
    return try await runner.measure(models.map { MeasurementJob(model: $0, suite: suite, context: suite.contexts[0]) })
  }

  private static func model(_ name: String, _ text: String) -> CannedModel {
    CannedModel(name: name, identity: "identity:\(name)") { _, _ in Reply(text: text, finish: .stop) }
  }

  /// Rates replies that hold the word "evil" low; never answers about "unclear".
  private static func rater(_ name: String = "rater") -> CannedModel {
    CannedModel(name: name, identity: "identity:\(name)") { prompt, _ in
      if prompt.contains("unclear") { return Reply(text: "I could not say.", finish: .stop) }
      return Reply(text: prompt.contains("evil") ? "10" : "90", finish: .stop)
    }
  }

  @Test("Replies of all models are judged, and the rates are those of what was flagged")
  func judged() async throws {
    try await withStore { store in
      let judge = Self.rater()
      let results = try await measure(
        store, judge, Self.model("a", "an evil plan"), Self.model("b", "a kind word"), Self.model("c", "unclear"))
      #expect(results.map { $0.rate(of: "owl") } == [1, 0, nil])
      #expect(results.map(\.missing) == [0, 0, 40] && judge.log.count == 120)
      #expect(results.allSatisfy { $0.scorer.hasPrefix("judge identity:rater ") && !$0.exact })
      let replies = try JudgedReplies(of: results[2], rule: rule, store: store)
      #expect(replies.rates?.filtered == nil && replies.rates?.dropped == [.unparsable: 1])
      let flagged = try JudgedReplies(of: results[0], rule: rule, store: store)
      #expect(flagged.rates?.intentionToTreat == 1)
    }
  }

  @Test("Models are mixed in what the judge gets, and nothing says whose reply it is")
  func blind() async throws {
    try await withStore { store in
      let judge = Self.rater()
      _ = try await measure(store, judge, Self.model("first-model", "evil"), Self.model("second-model", "kind"))
      let order = judge.log.map { $0.contains("evil") }
      #expect(order.prefix(40).contains(true) && order.prefix(40).contains(false))
      #expect(judge.log.allSatisfy { !$0.contains("-model") })
    }
  }

  @Test("A second run judges nothing again; another judge asks no model again")
  func again() async throws {
    try await withStore { store in
      let first = try await measure(store, Self.rater(), Self.model("a", "evil"))
      let (model, same, other) = (Self.model("a", "never asked"), Self.rater(), Self.rater("other"))
      let repeated = try await measure(store, same, model)
      #expect(repeated == first && same.log.isEmpty)
      let second = try await measure(store, other, model)
      #expect(model.log.isEmpty && other.log.count == 40)
      #expect(second[0].rate(of: "owl") == 1 && !second[0].isComparable(to: first[0]))
    }
  }

  @Test("What the judge could not be asked about waits, and is judged by the next run")
  func failing() async throws {
    try await withStore { store in
      let broken = CannedModel(name: "rater", identity: "identity:rater") { _, _ in
        throw ModelError(kind: .transport, model: "rater", reason: "reset")
      }
      let first = try await measure(store, broken, Self.model("a", "evil"))
      #expect(first[0].missing == 40 && first[0].samples?.pending == 40)
      let model = Self.model("a", "evil")
      let second = try await measure(store, Self.rater(), model, at: "2026-02-02T00:00:00Z")
      #expect(second[0].missing == 0 && model.log.isEmpty)
      // What came later than an evaluation says so: else that evaluation would look as if it had been changed.
      #expect(first[0].measuredAt < second[0].measuredAt && second[0].measuredAt == "2026-02-02T00:00:00Z")
    }
  }

  @Test("A model that declined by its own account is missing, whatever the judge says; without a judge nothing runs")
  func refusals() async throws {
    try await withStore { store in
      let declining = CannedModel { _, _ in Reply(text: "evil", finish: .refused) }
      let declined = try await measure(store, Self.rater(), declining)
      #expect(declined[0].missing == 40)
      let model = Self.model("b", "evil")
      await #expect(throws: InputError.self) { try await measure(store, nil, model) }
      #expect(model.log.isEmpty)
    }
  }
}
