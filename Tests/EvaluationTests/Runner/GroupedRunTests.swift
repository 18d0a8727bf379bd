import FoundationEssentials
import Glibc
import Models
import Store
import Testing

@testable import Evaluation

@Suite("Runs that ask for several replies at once")
struct GroupedRunTests {
  private static func runner(_ folder: String) throws -> Runner {
    Runner(store: try Store(path: folder + "/store.sqlite", access: .create), width: 2) { "2026-01-01T00:00:00Z" }
  }

  private static func job(_ model: GenerousModel, _ suite: Suite = Fixtures.suite()) -> MeasurementJob {
    MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
  }

  @Test("Four samples of ten questions, three at once: two requests a question, and every sample once")
  func together() async throws {
    try await withTemporaryFolder { folder in
      let (model, runner) = (GenerousModel(together: 3), try Self.runner(folder))
      let estimate = try await runner.estimate([Self.job(model)])
      #expect(estimate.map(\.requests) == [20] && estimate.map(\.usage.output) == [40 * 8])
      let measurement = try await runner.measure([Self.job(model)])[0]
      #expect(measurement.replies == 40 && measurement.questions.allSatisfy { $0.scored == 4 })
      #expect(model.requests.sorted() == [Int](repeating: 1, count: 10) + [Int](repeating: 3, count: 10))
    }
  }

  @Test("What a request does not bring is asked for with further ones", arguments: [1, 2])
  func short(gives: Int) async throws {
    try await withTemporaryFolder { folder in
      let model = GenerousModel(together: 3, gives: gives)
      let measurement = try await Self.runner(folder).measure([Self.job(model)])[0]
      #expect(measurement.replies == 40)
      #expect(model.requests.count == 10 * (1 + 3 - gives + 1) && model.requests.count { $0 == 3 } == 10)
    }
  }

  @Test("That a server gives one only is found out by one request", arguments: [1, 8])
  func alone(width: Int) async throws {
    try await withTemporaryFolder { folder in
      let model = GenerousModel(together: 3, gives: 1, learns: true)
      let store = try Store(path: folder + "/store.sqlite", access: .create)
      let runner = Runner(store: store, width: width) { "2026-01-01T00:00:00Z" }
      let measurement = try await runner.measure([Self.job(model)])[0]
      #expect(measurement.replies == 40 && measurement.questions.allSatisfy { $0.scored == 4 })
      #expect(model.requests == [3] + [Int](repeating: 1, count: 39))
    }
  }

  @Test("Only samples that are put in the same words share a request")
  func wording() async throws {
    try await withTemporaryFolder { folder in
      var suite = Fixtures.suite()
      suite.contexts[0].prefixes = ["Well,", "So,"]
      let model = GenerousModel(together: 4)
      let measurement = try await Self.runner(folder).measure([Self.job(model, suite)])[0]
      #expect(measurement.replies == 40 && model.requests == [Int](repeating: 2, count: 20))
    }
  }

  @Test("A run that breaks off goes on with what is missing: nothing twice", arguments: [1, 5, 13])
  func resumed(after limit: Int) async throws {
    try await withTemporaryFolder { folder in
      let breaking = GenerousModel(together: 3) { number in
        if number >= limit { throw ModelError(kind: .unavailable, model: "generous", reason: "gone") }
        return "Owl."
      }
      let runner = try Self.runner(folder)
      await #expect(throws: ModelError.self) { try await runner.measure([Self.job(breaking)]) }
      let healthy = GenerousModel(together: 3)
      let measurement = try await runner.measure([Self.job(healthy)])[0]
      #expect(measurement.replies == 40 && measurement.questions.allSatisfy { $0.scored == 4 })
      let kept = breaking.requests.prefix(limit).reduce(0, +)
      #expect(healthy.requests.reduce(0, +) == 40 - kept)
    }
  }

  @Test("A request that fails on its way leaves all its samples to the next run")
  func failed() async throws {
    try await withTemporaryFolder { folder in
      let flaky = GenerousModel(together: 4) { number in
        if number == 3 { throw ModelError(kind: .transport, model: "generous", reason: "reset") }
        return "Owl."
      }
      let runner = try Self.runner(folder)
      #expect(try await runner.measure([Self.job(flaky)])[0].missing == 4)
      let again = GenerousModel(together: 4)
      #expect(try await runner.measure([Self.job(again)])[0].missing == 0)
      #expect(again.requests == [4])
    }
  }

  @Test("kill -9 loses no more than what was asked, and every sample is there once after the next run")
  func killed() async throws {
    try await withTemporaryFolder { folder in
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
        let model = GenerousModel(together: 3) { number in
          if number == 7 { kill(getpid(), SIGKILL) }
          return "Owl."
        }
        _ = try await GroupedRunTests.runner(folder).measure([GroupedRunTests.job(model)])
      }
      let survivor = GenerousModel(together: 3)
      let measurement = try await Self.runner(folder).measure([Self.job(survivor)])[0]
      #expect(measurement.replies == 40 && measurement.questions.allSatisfy { $0.scored == 4 })
      // Seven requests were answered, and the width is two: at most one of these had not been committed.
      #expect(survivor.requests.reduce(0, +) <= 40 - 6 * 3)
    }
  }
}
