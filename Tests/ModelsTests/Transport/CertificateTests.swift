import Testing

@testable import Models

@Suite(
  "Certificates", .serialized, .enabled(if: SecureServer.isAvailable, "needs /usr/bin/openssl"),
  .timeLimit(.minutes(20))
)
struct CertificateTests {
  @Test("A server whose certificate nobody vouches for is not trusted, and the reason says so")
  func untrusted() async throws {
    let server = try SecureServer()
    let transport = try HTTPTransport()
    let error = await #expect(throws: TransportError.self) { try await transport.send(HTTPRequest(.get, server.url)) }
    #expect(error?.kind == .untrusted && error?.reason.contains("certificate") == true)
  }

  @Test("A bundle that holds its certificate makes it trusted, under the name it has and no other")
  func trusted() async throws {
    let server = try SecureServer()
    let transport = try HTTPTransport(certificates: CertificateSource(file: server.certificate))
    #expect(try await transport.send(HTTPRequest(.get, server.url)).status == 200)
    let other = server.url.replacing("localhost", with: "127.0.0.1")
    let error = await #expect(throws: TransportError.self) { try await transport.send(HTTPRequest(.get, other)) }
    #expect(error?.kind == .untrusted)
  }

  @Test("A bundle that is not there trusts nobody")
  func missingBundle() async throws {
    let server = try SecureServer()
    let transport = try HTTPTransport(certificates: CertificateSource(file: "/nonexistent/bundle.pem"))
    let error = await #expect(throws: TransportError.self) { try await transport.send(HTTPRequest(.get, server.url)) }
    #expect(error?.kind == .untrusted)
  }
}
