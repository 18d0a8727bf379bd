import Loopback
import Testing

@testable import Models

@Suite("Servers that misbehave", .timeLimit(.minutes(20)))
struct HostileServerTests {
  private let transport: HTTPTransport

  init() throws { transport = try HTTPTransport() }

  private func failure(_ request: HTTPRequest) async -> (kind: TransportError.Kind?, seconds: Double, reason: String) {
    let start = ContinuousClock.now
    let error = await #expect(throws: TransportError.self) { try await transport.send(request) }
    return (error?.kind, start.duration(to: .now) / .seconds(1), error?.reason ?? "")
  }

  @Test("One that never answers is given up at the limit of the first byte")
  func hang() async throws {
    let server = try LoopbackServer { _ in [.hang] }
    let result = await failure(HTTPRequest(.get, server.url, limits: TimeLimits(firstByte: .milliseconds(200))))
    #expect(result.kind == .timeout(.firstByte) && result.seconds >= 0.19)
    #expect(result.reason == "no answer within 0.2 seconds")
  }

  @Test("One that drips is given up at the limit of speed, however long the answer is promised to be")
  func drip() async throws {
    let server = try LoopbackServer { _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), .drip(65, every: 0.02)]
    }
    let limits = TimeLimits(period: .milliseconds(300), slowest: 1000)
    let result = await failure(HTTPRequest(.get, server.url, limits: limits))
    #expect(result.kind == .timeout(.speed) && result.seconds >= 0.29)
  }

  @Test("One that drips its first line is given up at the limit of the first byte")
  func dripHead() async throws {
    let server = try LoopbackServer { _ in [.drip(65, every: 0.02)] }
    let result = await failure(HTTPRequest(.get, server.url, limits: TimeLimits(firstByte: .milliseconds(300))))
    // libcurl may see sooner that this is not HTTP.
    #expect(result.kind == .timeout(.firstByte) || result.kind == .broken)
  }

  @Test("One that stays just fast enough is given up at the limit of the whole")
  func total() async throws {
    let server = try LoopbackServer { _ in
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"), .drip(65, every: 0.01)]
    }
    let limits = TimeLimits(period: .milliseconds(100), slowest: 1, total: .milliseconds(400))
    let result = await failure(HTTPRequest(.get, server.url, limits: limits))
    #expect(result.kind == .timeout(.total) && result.seconds >= 0.39)
  }

  @Test("Ten gigabytes are cut off at the limit of the body, announced or not", arguments: [true, false])
  func flood(isAnnounced: Bool) async throws {
    let size = 10_000_000_000
    let length = isAnnounced ? "Content-Length: \(size)\r\n" : ""
    let server = try LoopbackServer { _ in [.text("HTTP/1.1 200 OK\r\n\(length)\r\n"), .flood(size)] }
    let result = await failure(HTTPRequest(.get, server.url, largestBody: 1 << 20))
    #expect(result.kind == .tooLarge)
    #expect(server.flooded < 100_000_000)
  }

  @Test("Endless headers are cut off")
  func headers() async throws {
    let server = try LoopbackServer { _ in
      [.text("HTTP/1.1 200 OK\r\n")] + (0..<4000).map { .text("X-\($0): \(String(repeating: "y", count: 200))\r\n") }
        + [.text("\r\n"), .hang]
    }
    let result = await failure(HTTPRequest(.get, server.url, limits: TimeLimits(total: .seconds(10))))
    #expect(result.kind == .tooLarge)
  }

  @Test("A compressed answer counts as long as it is when it is unpacked")
  func bomb() async throws {
    let server = try LoopbackServer { _ in
      [
        .text("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(GzipBomb.bytes.count)\r\n\r\n"),
        .send(GzipBomb.bytes),
      ]
    }
    let whole = try await transport.send(HTTPRequest(.get, server.url))
    #expect(whole.body.count == GzipBomb.unpacked && whole.body.allSatisfy { $0 == 0x20 })
    #expect(await failure(HTTPRequest(.get, server.url, largestBody: GzipBomb.unpacked - 1)).kind == .tooLarge)
  }

  @Test(
    "An answer that breaks off is no answer", arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", ""])
  func brokenOff(text: String) async throws {
    let server = try LoopbackServer { _ in [.text(text), .close] }
    #expect(await failure(HTTPRequest(.get, server.url)).kind == .broken)
  }

  @Test("What is not HTTP is no answer")
  func notHTTP() async throws {
    let server = try LoopbackServer { _ in [.text("SSH-2.0-OpenSSH_9.2\r\n\r\n"), .close] }
    #expect(await failure(HTTPRequest(.get, server.url)).kind == .broken)
  }

  @Test("A server without TLS is not spoken to over https")
  func noTLS() async throws {
    let server = try LoopbackServer { _ in [.text("nonsense"), .close] }
    let url = server.url.replacing("http:", with: "https:")
    let result = await failure(HTTPRequest(.get, url, limits: TimeLimits(connect: .seconds(2))))
    #expect(result.kind == .untrusted || result.kind == .timeout(.connect))
    #expect(server.requests.isEmpty)
  }

  @Test("A port that nobody listens on is unreachable at once")
  func refused() async throws {
    var url = ""
    do { url = try LoopbackServer { _ in [] }.url }
    try await Task.sleep(for: .milliseconds(100))
    let result = await failure(HTTPRequest(.get, url))
    #expect(result.kind == .unreachable && result.seconds < 5)
  }

  @Test(
    "Addresses that are not http or https, or carry a password, are not asked",
    arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "http://me:secret@127.0.0.1/", "", "http://"])
  func addresses(url: String) async throws {
    let result = await failure(HTTPRequest(.get, url))
    #expect(result.kind == .address && !result.reason.contains("secret"))
  }

  @Test("A header that would break the line is not sent")
  func injection() async throws {
    let server = try LoopbackServer { _ in [.answer(200, "x")] }
    let result = await failure(HTTPRequest(.get, server.url, headers: [.init("X-A", "b\r\nX-C: d")]))
    #expect(result.kind == .address && server.requests.isEmpty)
  }
}
