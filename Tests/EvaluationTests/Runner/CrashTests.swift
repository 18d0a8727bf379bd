import FoundationEssentials
import Glibc
import Models
import Store
import Synchronization
import Testing

@testable import Evaluation

@Suite("A run that is killed")
struct CrashTests {
  @Test(
    "kill -9 in the middle: everything acknowledged is there, and the next run asks only the rest", arguments: [1, 23])
  func killed(at request: Int) async throws {
    try await withTemporaryFolder { folder in
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, request = request as Int] in
        let asked = Mutex(0)
        let model = CannedModel { _, _ in
          if asked.withLock({
            $0 += 1; return $0
          }) == request {
            kill(getpid(), SIGKILL)
          }
          return Reply(text: "owl", finish: .stop)
        }
        _ = try await CrashTests.run(model, in: folder) { step in
          try? write("\(step.done)", to: folder + "/acknowledged")
        }
      }
      let text = try #require(FileManager.default.contents(atPath: folder + "/acknowledged"))
      let acknowledged = try #require(Int(String(decoding: text, as: UTF8.self)))
      let survivor = CannedModel()
      let measurement = try await Self.run(survivor, in: folder)
      #expect(survivor.log.count <= 40 - acknowledged && survivor.log.count >= 40 - request)
      #expect(measurement?.replies == 40 && measurement?.missing == 0)
    }
  }

  private static func run(
    _ model: CannedModel, in folder: String, progress: @Sendable (RunProgress) -> Void = { _ in }
  ) async throws -> Measurement? {
    let store = try Store(path: folder + "/store.sqlite", access: .create)
    let suite = Fixtures.suite()
    let runner = Runner(store: store, width: 1) { "2026-01-01T00:00:00Z" }
    let job = MeasurementJob(model: model, suite: suite, context: suite.contexts[0])
    return try await runner.measure([job], progress: progress).first
  }
}
