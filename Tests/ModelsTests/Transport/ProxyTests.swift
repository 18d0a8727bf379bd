import Foundation
import Loopback
import Testing

@testable import Models

/// The environment is that of a whole process, so each test has one of its own. `model.invalid` is a name that no look-up
/// finds (RFC 6761): an answer from there came through the proxy.
@Suite("Proxies from the environment", .timeLimit(.minutes(20)))
struct ProxyTests {
  private static func plain() throws -> LoopbackServer {
    try LoopbackServer { [.answer(200, "for \($0.path)")] }
  }

  private static func send(_ url: String, trusting certificate: String? = nil) async throws -> String {
    let transport = try HTTPTransport(certificates: CertificateSource(file: certificate))
    let response = try await transport.send(HTTPRequest(.post, url, body: Array("{}".utf8)))
    return String(decoding: response.body, as: UTF8.self)
  }

  @Test(
    "http_proxy and ALL_PROXY take what is not encrypted, by its whole address", arguments: ["http_proxy", "ALL_PROXY"])
  func unencrypted(variable: String) async {
    await #expect(processExitsWith: .success) { [variable = variable as String] in
      let proxy = try ProxyTests.plain()
      setenv(variable, proxy.url, 1)
      #expect(try await ProxyTests.send("http://model.invalid/v1/x") == "for http://model.invalid/v1/x")
      #expect(proxy.requests.map(\.body) == ["{}"])
    }
  }

  @Test("HTTP_PROXY in capitals is not heeded: a web server's visitors could set it")
  func capitals() async {
    await #expect(processExitsWith: .success) {
      let proxy = try ProxyTests.plain()
      setenv("HTTP_PROXY", proxy.url, 1)
      let error = await #expect(throws: TransportError.self) { try await ProxyTests.send("http://model.invalid/v1/x") }
      #expect(error?.kind == .unreachable && proxy.requests.isEmpty)
    }
  }

  @Test("no_proxy names hosts that are asked without it")
  func exceptions() async {
    await #expect(processExitsWith: .success) {
      let proxy = try ProxyTests.plain()
      setenv("http_proxy", proxy.url, 1)
      setenv("no_proxy", "other.invalid,model.invalid", 1)
      let error = await #expect(throws: TransportError.self) { try await ProxyTests.send("http://model.invalid/v1/x") }
      #expect(error?.kind == .unreachable && proxy.requests.isEmpty)
      #expect(try await ProxyTests.send("http://third.invalid/") == "for http://third.invalid/")
    }
  }

  @Test("What is meant for this machine goes to no proxy")
  func loopback() async {
    await #expect(processExitsWith: .success) {
      let (proxy, server) = (try ProxyTests.plain(), try ProxyTests.plain())
      for variable in ["http_proxy", "ALL_PROXY", "all_proxy"] { setenv(variable, proxy.url, 1) }
      #expect(try await ProxyTests.send(server.url + "/v1") == "for /v1")
      #expect(try await ProxyTests.send("http://localhost:\(server.port)/v2") == "for /v2")
      #expect(proxy.requests.isEmpty && server.requests.count == 2)
    }
  }

  @Test(
    "HTTPS_PROXY, https_proxy and ALL_PROXY make a tunnel: the proxy learns the host and nothing else",
    .enabled(if: SecureNginx.isAvailable, "needs /usr/sbin/nginx and /usr/bin/openssl"),
    arguments: ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
  func encrypted(variable: String) async {
    await #expect(processExitsWith: .success) { [variable = variable as String] in
      let server = try SecureNginx()
      let proxy = try LoopbackProxy(to: server.port)
      setenv(variable, proxy.url, 1)
      let answer = try await ProxyTests.send("https://model.invalid/v1/secret", trusting: server.certificate)
      #expect(answer.hasPrefix("HTTP/2.0 "))
      #expect(proxy.asked.count == 1 && proxy.asked[0].hasPrefix("CONNECT model.invalid:443 HTTP/1.1\r\n"))
      #expect(!proxy.asked[0].contains("secret"))
      let other = await #expect(throws: TransportError.self) { try await ProxyTests.send("https://model.invalid/") }
      #expect(other?.kind == .untrusted)
    }
  }

  @Test("A proxy that makes no tunnel is an error that says so", arguments: [403, 407])
  func refused(status: Int) async {
    await #expect(processExitsWith: .success) { [status = status as Int] in
      let proxy = try LoopbackProxy(to: 1, refusing: status)
      setenv("https_proxy", proxy.url, 1)
      let error = await #expect(throws: TransportError.self) { try await ProxyTests.send("https://model.invalid/") }
      #expect(error?.reason.contains("\(status)") == true, "\(error?.reason ?? "")")
    }
  }
}
