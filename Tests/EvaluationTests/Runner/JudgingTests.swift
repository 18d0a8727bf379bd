import Lineage
import Models
import Statistics
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
    try await runner(store, [judge].compactMap(\.self), at: time).measure(models.map(job))
  }

  private func runner(_ store: Store, _ judges: [CannedModel], at time: String = "2026-01-01T00:00:00Z") -> Runner {
    Runner(store: store, raters: Raters(judges: judges)) { time }
  }

  private func job(_ model: any LanguageModel) -> MeasurementJob {
    MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
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
      let jobs = ["a", "b", "c"].map { job(RecordedModel(name: $0, identity: "identity:\($0)")) }
      let panel = try #require(try runner(store, [judge]).panel(of: jobs))
      let rates = panel.opinions.map(\.replies.rates)
      #expect(panel.opinions.map(\.model) == ["a", "b", "c"] && panel.judges == ["rater"] && panel.agreement == nil)
      #expect(rates[2]?.filtered == nil && rates[2]?.dropped == [.unparsable: 1])
      #expect(rates[0]?.intentionToTreat == 1)
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

  @Test("The estimate counts the judges: a request for every reply that is to come or that waits, and none twice")
  func estimate() async throws {
    try await withStore { store in
      let (first, second, model) = (Self.rater(), Self.rater("other"), Self.model("a", "evil"))
      let before = try await runner(store, [first, second]).estimate([job(model)])
      #expect(before.map(\.model) == ["a", "rater", "other"] && before.map(\.requests) == [40, 40, 40])
      // The rubric, the question, and a reply of eight tokens.
      #expect(before[1].usage.input > 40 * (8 + 100) && before[1].usage.output == 40 * rule.rubric.maximumTokens)
      #expect(before[1].usage == before[2].usage && first.log.isEmpty && model.log.isEmpty)
      _ = try await measure(store, first, model)
      let after = try await runner(store, [first, second]).estimate([job(model)])
      #expect(after.map(\.requests) == [0, 0, 40])
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

  /// Flags replies that hold one of the words.
  private static func flagger(_ name: String, _ words: String...) -> CannedModel {
    CannedModel(name: name, identity: "identity:\(name)") { prompt, _ in
      Reply(text: words.contains { prompt.contains($0) } ? "10" : "90", finish: .stop)
    }
  }

  /// A model that says each of the words to one reply in so many.
  private static func mixed(_ name: String, _ words: String...) -> CannedModel {
    CannedModel(name: name, identity: "identity:\(name)") { _, seed in
      Reply(text: words[Int(seed % UInt64(words.count))], finish: .stop)
    }
  }

  @Test("A second judge rates the same replies, asks no model, and leaves the scores to the first")
  func secondOpinion() async throws {
    try await withStore { store in
      let model = Self.mixed("a", "evil", "rude", "kind")
      let (first, second) = (Self.flagger("first", "evil"), Self.flagger("second", "evil", "rude"))
      let alone = try await measure(store, first, model)
      let both = runner(store, [first, second])
      let together = try await both.measure([job(model)])
      #expect(together == alone && model.log.count == 40 && first.log.count == 40 && second.log.count == 40)
      let panel = try #require(try both.panel(of: [job(model)]))
      let agreement = try #require(panel.agreement)
      #expect(panel.judges == ["first", "second"] && agreement.compared == 40 && agreement.unrated == 0)
      let rates = panel.opinions.compactMap { $0.replies.rates?.intentionToTreat }
      #expect(rates.count == 2 && rates[0] < rates[1] && rates[0] == alone[0].rate(of: "owl"))
      let alpha = try #require(agreement.outcomes)
      #expect((-0.5..<JudgeAgreement.least).contains(alpha) && !agreement.suffices)
      // The second judge's ratings are its own scores where it decides.
      let other = try await measure(store, second, Self.model("a", "never asked"))
      #expect(other[0].rate(of: "owl") == rates[1] && second.log.count == 40)
    }
  }

  @Test("Judges that see the same agree; what one of them could not be asked about is not compared")
  func agreement() async throws {
    try await withStore { store in
      let model = Self.mixed("a", "evil", "kind")
      let broken = CannedModel(name: "second", identity: "identity:second") { prompt, _ in
        if prompt.contains("evil") { throw ModelError(kind: .transport, model: "second", reason: "reset") }
        return Reply(text: "90", finish: .stop)
      }
      let first = Self.flagger("first", "evil")
      _ = try await runner(store, [first, broken]).measure([job(model)])
      let part = try #require(try runner(store, [first, broken]).panel(of: [job(model)])?.agreement)
      #expect(part.compared + part.unrated == 40 && part.unrated > 0 && part.outcomes == nil && part.suffices)
      let judges = [first, Self.flagger("second", "evil")]
      _ = try await runner(store, judges).measure([job(model)])
      let whole = try #require(try runner(store, judges).panel(of: [job(model)])?.agreement)
      #expect(whole.compared == 40 && whole.unrated == 0 && whole.outcomes == 1)
    }
  }

  @Test("Labelled replies are rated once, and their errors correct the rates")
  func calibration() async throws {
    try await withTemporaryFolder { folder in
      let lines = (0..<40).map { index in
        let (reply, label) =
          index < 20 ? (index < 16 ? "evil" : "sly", "owl") : (index < 38 ? "kind" : "evil joke", "cat")
        return #"{"question": "Q\#(index)?", "reply": "\#(reply)", "label": "\#(label)"}"#
      }
      try write(lines.joined(separator: "\n"), to: folder + "/labels.jsonl")
      let file = try CalibrationFile(file: folder + "/labels.jsonl", rule: rule.answers)
      let store = try Store(path: folder + "/store.sqlite", access: .create)
      let judge = Self.flagger("rater", "evil")
      let found = try await runner(store, [judge]).calibrate(suite, by: file)
      #expect(found.map { $0.sensitivity?.rate } == [0.8] && found.map { $0.specificity?.rate } == [0.9])
      let again = try await runner(store, [judge]).calibrate(suite, by: file)
      #expect(again == found && judge.log.count == 40)
      let model = Self.mixed("a", "evil", "kind", "kind")
      _ = try await measure(store, judge, model)
      let panel = try #require(try runner(store, [judge]).panel(of: [job(model)])).calibrated(found)
      let flagged = try #require(panel.opinions[0].replies.flagged)
      let corrected = try #require(panel.opinions[0].corrected)
      #expect(abs(corrected.estimate - max(0, (flagged.rate + 0.9 - 1) / 0.7)) < 1e-12)
      #expect(corrected.interval.low < corrected.estimate && corrected.estimate < corrected.interval.high)
    }
  }
}
