import Loopback
import Testing

@testable import Models

@Suite("HTTP over libcurl", .timeLimit(.minutes(20)))
struct HTTPTransportTests {
  private let transport: HTTPTransport

  init() throws { transport = try HTTPTransport() }

  private func text(_ response: HTTPResponse) -> String { String(decoding: response.body, as: UTF8.self) }

  @Test("A request arrives as it was given, and so does the answer")
  func roundTrip() async throws {
    let server = try LoopbackServer { _ in [.answer(418, "short and stout", headers: ["X-Kind:  Tea pot \t"])] }
    let response = try await transport.send(
      HTTPRequest(
        .post, server.url + "/v1/pots?x=1", headers: [.init("X-Colour", "blue")], body: Array("a body\u{0}".utf8)))
    #expect(response.status == 418 && text(response) == "short and stout")
    #expect(response.headers["x-kind"] == "Tea pot")
    #expect(response.headers["x-colour"] == nil)
    let request = try #require(server.requests.first)
    #expect(request.head.hasPrefix("POST /v1/pots?x=1 HTTP/1.1\r\n") && request.head.contains("X-Colour: blue"))
    #expect(!request.head.lowercased().contains("expect:"))
    #expect(request.body == "a body\u{0}")
  }

  @Test("An empty body is sent as one, and a get without")
  func empty() async throws {
    let server = try LoopbackServer { _ in [.answer(200, "")] }
    #expect(try await transport.send(HTTPRequest(.post, server.url)).body == [])
    #expect(try await transport.send(HTTPRequest(.get, server.url)).status == 200)
    #expect(server.requests.map { $0.head.prefix(4) } == ["POST", "GET "])
    #expect(server.requests[0].head.contains("Content-Length: 0"))
  }

  @Test("One connection serves one request after the other, whatever the status")
  func keepAlive() async throws {
    let server = try LoopbackServer { [.answer($0.number % 2 == 0 ? 200 : 503, "x")] }
    for _ in 0..<20 { _ = try await transport.send(HTTPRequest(.post, server.url, body: [65])) }
    // One may be given up among a thousand tests at the same time; a connection for each request is another matter.
    let used = server.requests.map(\.connection)
    #expect(used.count == 20 && Set(used).count <= 2, "\(used)")
  }

  @Test("A server that closes a kept connection is asked again over a new one")
  func staleConnection() async throws {
    let server = try LoopbackServer { _ in [.answer(200, "x"), .close] }
    for _ in 0..<5 {
      #expect(try await transport.send(HTTPRequest(.get, server.url)).status == 200)
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(server.requests.count == 5)
  }

  @Test("Chunked answers, and interim ones before them, are put together")
  func chunked() async throws {
    let server = try LoopbackServer { _ in
      [
        .text("HTTP/1.1 103 Early Hints\r\nX-Early: yes\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        .text("5\r\nfirst\r\n"), .wait(0.02), .text("7\r\n second\r\n0\r\n\r\n"),
      ]
    }
    let response = try await transport.send(HTTPRequest(.get, server.url))
    #expect(response.status == 200 && text(response) == "first second")
    #expect(response.headers["x-early"] == nil)
  }

  @Test("A redirect is an answer, and nothing is sent to where it points")
  func redirect() async throws {
    let other = try LoopbackServer { _ in [.answer(200, "stolen")] }
    let place = other.url
    let server = try LoopbackServer { _ in [.answer(307, "", headers: ["Location: \(place)/"])] }
    let response = try await transport.send(HTTPRequest(.post, server.url, headers: [.init("Authorization", "x")]))
    #expect(response.status == 307 && response.headers["location"] == place + "/")
    #expect(other.requests.isEmpty)
  }

  @Test("Many requests at once are all answered, each with its own answer")
  func many() async throws {
    let server = try LoopbackServer { [.wait(0.002), .answer(200, $0.body)] }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<400 {
        group.addTask { [transport] in
          let response = try await transport.send(HTTPRequest(.post, server.url, body: Array("\(number)".utf8)))
          return response.body == Array("\(number)".utf8)
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(server.requests.count == 400)
  }

  @Test("200 requests that each take 200 ms run side by side")
  func parallel() async throws {
    let server = try LoopbackServer { _ in [.wait(0.2), .answer(200, "x")] }
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 {
        group.addTask { [transport] in try await transport.send(HTTPRequest(.post, server.url)).status }
      }
      for try await status in group { #expect(status == 200) }
    }
    #expect(server.widest > 100)
  }

  @Test("A request that gets no answer does not hold up those after it")
  func independence() async throws {
    let server = try LoopbackServer { $0.number == 0 ? [.hang] : [.answer(200, "x")] }
    let first = Task { [transport] in try await transport.send(HTTPRequest(.get, server.url)) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    #expect(try await transport.send(HTTPRequest(.get, server.url)).status == 200)
    first.cancel()
  }

  @Test("A transport that goes away ends its thread and its connections")
  func closing() async throws {
    let server = try LoopbackServer { _ in [.answer(200, "x")] }
    for _ in 0..<20 {
      let short = try HTTPTransport()
      #expect(try await short.send(HTTPRequest(.get, server.url)).status == 200)
    }
    #expect(Set(server.requests.map(\.connection)).count == 20)
  }
}
