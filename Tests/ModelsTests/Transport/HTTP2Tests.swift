import Testing

@testable import Models

@Suite(
  "HTTP/2", .enabled(if: SecureNginx.isAvailable, "needs /usr/sbin/nginx and /usr/bin/openssl"),
  .timeLimit(.minutes(20)))
struct HTTP2Tests {
  /// Protocol and number of the connection.
  private func answer(_ response: HTTPResponse) -> [Substring] {
    String(decoding: response.body, as: UTF8.self).split(separator: " ")
  }

  @Test("A server that offers it is spoken to in it, and one connection serves requests at the same time")
  func offered() async throws {
    let server = try SecureNginx()
    let transport = try HTTPTransport(certificates: CertificateSource(file: server.certificate))
    let request = HTTPRequest(.post, "https://localhost:\(server.port)/v1", body: Array("{}".utf8))
    let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
      for _ in 0..<40 { group.addTask { try await transport.send(request) } }
      return try await group.reduce(into: [[Substring]]()) { $0.append(answer($1)) }
    }
    #expect(answers.count == 40 && answers.allSatisfy { $0.first == "HTTP/2.0" })
    #expect(Set(answers.map(\.last)).count == 1)
  }

  @Test("A redirect stays an answer, and its header lines are read in whatever case they come")
  func headers() async throws {
    let server = try SecureNginx()
    let transport = try HTTPTransport(certificates: CertificateSource(file: server.certificate))
    let response = try await transport.send(HTTPRequest(.get, "https://localhost:\(server.port)/old"))
    #expect(response.status == 302 && response.headers["location"] == "https://localhost:\(server.port)/")
  }
}
