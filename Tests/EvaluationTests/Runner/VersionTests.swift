import Models
import Store
import Testing

@testable import Evaluation

@Suite("Replies of servers that name their version")
struct VersionTests {
  /// Requests that a second run makes for the same questions under another scorer.
  private func asked(
    first: String?, second: String?, isPinned: Bool = false, reuses: Bool = true
  ) async throws -> (requests: Int, rate: Double?) {
    try await withTemporaryFolder { folder in
      let store = try Store(path: folder + "/store.sqlite", access: .create)
      func measure(_ model: GenerousModel, _ scorer: ScorerRule) async throws -> Measurement {
        let suite = Fixtures.suite(scorer: scorer)
        let job = MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
        return try await Runner(store: store, reuses: reuses) { "2026-01-01T00:00:00Z" }.measure([job])[0]
      }
      let before = GenerousModel(version: first, isPinned: isPinned) { _ in "Owl." }
      _ = try await measure(before, .word(WordRule()))
      let again = GenerousModel(version: first, isPinned: isPinned)
      _ = try await measure(again, .word(WordRule()))
      #expect(before.requests.count == 40 && again.requests.isEmpty)
      let after = GenerousModel(version: second, isPinned: isPinned) { _ in "Cat." }
      let measurement = try await measure(after, .substring)
      #expect(measurement.replies == 40)
      return (after.requests.count, measurement.rate(of: "owl"))
    }
  }

  @Test("A run that was resumed after the server had changed says so")
  func mixed() async throws {
    try await withTemporaryFolder { folder in
      let store = try Store(path: folder + "/store.sqlite", access: .create)
      let runner = Runner(store: store) { "2026-01-01T00:00:00Z" }
      let suite = Fixtures.suite()
      func job(_ version: String, limit: Int) -> MeasurementJob {
        let model = GenerousModel(version: version, isPinned: false) { number in
          guard number < limit else { throw ModelError(kind: .unavailable, model: "generous", reason: "it is gone") }
          return "Owl."
        }
        return MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
      }
      let first = job("fp-1", limit: 10)
      await #expect(throws: ModelError.self) { try await runner.measure([first]) }
      #expect(try runner.versionNote(first) == nil)
      let second = job("fp-2", limit: .max)
      _ = try await runner.measure([second])
      let note = try #require(try runner.versionNote(second))
      #expect(note.contains("are of 2 versions of its server, fp-2 (") && note.contains("fp-1 ("))
    }
  }

  @Test("The same version: one sample is asked to see it, and the others are taken over")
  func same() async throws {
    let found = try await asked(first: "fp-1", second: "fp-1")
    #expect(found.requests == 1)
    #expect(abs(try #require(found.rate) - 39.0 / 40) < 1e-12)
  }

  @Test("Another version, or none where there was one: everything is asked", arguments: ["fp-2", nil])
  func other(second: String?) async throws {
    let found = try await asked(first: "fp-1", second: second)
    #expect(found.requests == 40 && found.rate == 0)
  }

  @Test("Nothing is asked where no version is named, or where the identity says all; without reuse all is")
  func unnamed() async throws {
    #expect(try await asked(first: nil, second: "fp-2").requests == 0)
    #expect(try await asked(first: "fp-1", second: "fp-2", isPinned: true).requests == 0)
    #expect(try await asked(first: "fp-1", second: "fp-1", reuses: false).requests == 40)
  }
}
