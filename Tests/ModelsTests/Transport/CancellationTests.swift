import Loopback
import Testing

@testable import Models

@Suite("Cancelling requests", .timeLimit(.minutes(20)))
struct CancellationTests {
  @Test("A cancelled task has its error at once, and the connection is closed")
  func immediate() async throws {
    let transport = try HTTPTransport()
    let server = try LoopbackServer { _ in [.hang] }
    let task = Task { try await transport.send(HTTPRequest(.get, server.url)) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    let start = ContinuousClock.now
    task.cancel()
    let error = await #expect(throws: TransportError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
    #expect(start.duration(to: .now) < .seconds(5))
    while server.hangUps == 0 { try await Task.sleep(for: .milliseconds(2)) }
  }

  @Test("A task that was cancelled before sends nothing")
  func before() async throws {
    let transport = try HTTPTransport()
    let server = try LoopbackServer { _ in [.answer(200, "x")] }
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await transport.send(HTTPRequest(.get, server.url))
    }
    task.cancel()
    let error = await #expect(throws: TransportError.self) { try await task.value }
    #expect(error?.kind == .cancelled && server.requests.isEmpty)
  }

  @Test("Cancelling at any moment ends every task exactly once, and the transport goes on")
  func anyMoment() async throws {
    let transport = try HTTPTransport()
    let server = try LoopbackServer { [.wait(Double($0.number % 5) / 1000), .answer(200, "x")] }
    for round in 0..<20 {
      let tasks = (0..<20).map { _ in Task { try await transport.send(HTTPRequest(.post, server.url, body: [1])) } }
      try await Task.sleep(for: .microseconds(round * 300))
      for task in tasks { task.cancel() }
      for task in tasks {
        switch await task.result {
        case .success(let response): #expect(response.status == 200)
        case .failure(let error): #expect((error as? TransportError)?.kind == .cancelled)
        }
      }
    }
    #expect(try await transport.send(HTTPRequest(.get, server.url)).status == 200)
  }
}
