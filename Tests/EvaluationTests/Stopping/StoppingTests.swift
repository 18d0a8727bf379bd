import Lineage
import Models
import Statistics
import Store
import Synchronization
import Testing

@testable import Evaluation

@Suite("Ending early by a rule that was written down")
struct StoppingTests {
  private static let suite = Fixtures.suite(questions: 30, samples: 4, scope: .thisBank)
  private static let rule = StoppingRule(
    alpha: 0.05, models: 2, hypotheses: 1, traits: ["prefers/owl"], questions: 30)

  private func runner(_ folder: String) throws -> Runner {
    Runner(store: try Store(path: folder + "/store.sqlite", access: .create)) { "2026-01-01T00:00:00Z" }
  }

  private func jobs(_ models: CannedModel...) -> [MeasurementJob] {
    models.map { MeasurementJob(model: $0, suite: Self.suite, context: Self.suite.contexts[0]) }
  }

  private static func model(_ name: String, _ text: String) -> CannedModel {
    CannedModel(name: name, identity: "identity:\(name)") { _, _ in Reply(text: text, finish: .stop) }
  }

  @Test("Whole questions are asked of all models until the answer is there, and the rest is saved")
  func early() async throws {
    try await withTemporaryFolder { folder in
      let (owl, cat) = (Self.model("a", "owl"), Self.model("b", "cat"))
      let found = try await runner(folder).measure(jobs(owl, cat), until: Self.rule) { measured in
        (measured[0].questions.count) >= 9
      }
      #expect(owl.log.count == 36 && cat.log.count == 36 && Set(owl.log) == Set(cat.log))
      #expect(found.allSatisfy { $0.questions.count == 9 && $0.stopped?.bank == 30 && $0.stopped?.saved == 84 })
      #expect(found[0].rate(of: "owl") == 1 && found[1].rate(of: "owl") == 0)
      let (high, low) = (try #require(found[0].bounds(of: "owl")), try #require(found[1].bounds(of: "owl")))
      #expect(high.high == 1 && high.low > 0.3 && low.high < 0.7 && low.low == 0)
      // An answer without a sequence is only known as far as its questions were put.
      let cats = try #require(found[0].bounds(of: "cat"))
      #expect(cats.low == 0 && abs(cats.high - 21.0 / 30) < 1e-12)
      #expect(found[0].samples?.pending == 84 && found[0].missing == 0)
    }
  }

  @Test("A run that goes on asks nothing twice, takes the questions in the same order and ends at the same place")
  func resumed() async throws {
    try await withTemporaryFolder { folder in
      let calls = Mutex(0)
      let failing = CannedModel(name: "a", identity: "identity:a") { _, _ in
        let number = calls.withLock { count in
          count += 1
          return count
        }
        if number == 20 { throw ModelError(kind: .unavailable, model: "a", reason: "gone") }
        return Reply(text: "owl", finish: .stop)
      }
      let decided = { (measured: [Measurement]) in measured[0].questions.count >= 12 }
      await #expect(throws: ModelError.self) {
        try await runner(folder).measure(jobs(failing), until: Self.rule, decided: decided)
      }
      let again = try await runner(folder).measure(jobs(failing), until: Self.rule, decided: decided)
      let whole = try await withTemporaryFolder { other in
        try await runner(other).measure(jobs(Self.model("a", "owl")), until: Self.rule, decided: decided)
      }
      #expect(again == whole && again[0].questions.count == 12)
      // Twelve questions with four samples, and the one request that failed.
      #expect(failing.log.count <= 48 + 1)
      // More replies in the store, from a run without the rule, move nothing.
      _ = try await runner(folder).measure(jobs(Self.model("a", "owl")))
      let later = try await runner(folder).measure(jobs(failing), until: Self.rule, decided: decided)
      #expect(
        later[0].questions == again[0].questions && later[0].bounds(of: "owl")?.low == again[0].bounds(of: "owl")?.low)
    }
  }

  @Test("Where nothing is decided the bank is put in full, and is then known as any other")
  func undecided() async throws {
    try await withTemporaryFolder { folder in
      let looks = Mutex<[Int]>([])
      let found = try await runner(folder).measure(jobs(Self.model("a", "owl")), until: Self.rule) { measured in
        looks.withLock { $0.append(measured[0].questions.count) }
        return false
      }
      #expect(looks.withLock { $0 } == [3, 6, 9, 12, 15, 18, 21, 24, 27] && found[0].stopped == nil)
      #expect(try await found == runner(folder).measure(jobs(Self.model("a", "owl"))))
    }
  }

  @Test("Exact scores never end early")
  func exact() async throws {
    try await withTemporaryFolder { folder in
      let model = CannedModel(probability: ["owl": 0.5, "cat": 0.4])
      let found = try await runner(folder).measure(jobs(model), until: Self.rule) { _ in true }
      #expect(found[0].exact && found[0].questions.count == 30 && found[0].stopped == nil)
    }
  }

  @Test("The order depends on suite and context, not on the order of the file")
  func order() {
    var turned = Self.suite
    turned.questions.reverse()
    #expect(Self.rule.order(of: turned, in: "plain") == Self.rule.order(of: Self.suite, in: "plain"))
    #expect(Self.rule.order(of: Self.suite, in: "other") != Self.rule.order(of: Self.suite, in: "plain"))
    #expect(Set(Self.rule.order(of: Self.suite, in: "plain")) == Set(Self.suite.questions.map(\.id)))
    #expect(abs(Self.rule.confidence - (1 - 0.05 / 4)) < 1e-12)
  }

  @Test("Limits of the whole bank hold at all looks as often as the rule says", arguments: [0.1, 0.5])
  func coverage(rate: Double) throws {
    var random = RandomSource(seed: 4, stream: "stopped")
    let draws = 60
    var missed = 0
    for _ in 0..<draws {
      let rates = (0..<30).map { _ in Double((0..<4).count { _ in random.uniform() < rate }) / 4 }
      let truth = rates.reduce(0, +) / 30
      var failed = false
      for look in [6, 15, 27] {
        var measurement = Fixtures.measurement("m", owl: 0.5, questions: 30)
        for index in rates.indices {
          let both = [rates[index], 1 - rates[index]]
          measurement.questions[index].rates = both
          (measurement.questions[index].low, measurement.questions[index].high) = (both, both)
        }
        let order = measurement.questions.map(\.id)
        measurement.questions.removeLast(30 - look)
        measurement.stop(order.prefix(look), bank: 30, saved: 0, answers: ["owl"], confidence: 0.9)
        let bounds = try #require(measurement.bounds(of: "owl"))
        failed = failed || truth < bounds.low - 1e-9 || truth > bounds.high + 1e-9
      }
      if failed { missed += 1 }
    }
    // At most 6 are expected; 15 would have a probability of less than one in a thousand.
    #expect(missed < 15)
  }
}
