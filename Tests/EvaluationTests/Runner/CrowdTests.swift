import Models
import Testing

@testable import Evaluation

@Suite("Work at the same time")
struct CrowdTests {
  private struct Trouble: Error {}

  /// Pieces 0…9, three at a time; number 2 fails, the others take their time.
  private func run(_ error: any Error, others time: Duration) async -> (
    results: Set<Int>, begun: Int, problem: (any Error)?
  ) {
    var (begun, results) = (0, Set<Int>())
    do {
      try await Crowd.work(width: 3) { () -> (@Sendable () async throws -> Int)? in
        guard begun < 10 else { return nil }
        defer { begun += 1 }
        let piece = begun
        return {
          if piece == 2 { throw error }
          try await Task.sleep(for: time)
          return piece
        }
      } each: {
        results.insert($0)
      }
      return (results, begun, nil)
    } catch {
      return (results, begun, error)
    }
  }

  @Test("An error calls off what is under way and begins nothing more")
  func error() async {
    let (results, begun, problem) = await run(Trouble(), others: .seconds(3600))
    #expect(results.isEmpty && begun == 3 && problem is Trouble)
  }

  @Test("At the run's limit what is under way is awaited, because it is paid for")
  func limit() async {
    let (results, begun, problem) = await run(
      ModelError(kind: .stopped, model: "m", reason: "enough"), others: .milliseconds(50))
    #expect(results == [0, 1] && begun == 3 && problem is ModelError)
  }

  @Test("Without an error all is done, never more at a time than asked for", arguments: [1, 4, 50])
  func all(width: Int) async throws {
    var (begun, done, most) = (0, 0, 0)
    try await Crowd.work(width: width) { () -> (@Sendable () async throws -> Void)? in
      guard begun < 30 else { return nil }
      begun += 1
      return { await Task.yield() }
    } each: { _ in
      most = max(most, begun - done)
      done += 1
    }
    #expect(done == 30 && begun == 30 && most <= width)
  }
}
