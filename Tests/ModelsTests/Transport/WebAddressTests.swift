import Testing

@testable import Models

@Suite("Addresses")
struct WebAddressTests {
  @Test(
    "What stays on this machine is told from what only looks like it",
    arguments: [
      ("http://127.0.0.1:80", true), ("http://127.9.9.9/x", true), ("http://LocalHost:8000/v1/", true),
      ("http://[::1]:9/", true), ("http://0x7f.1/", true), ("http://127.0.0.1.example.com", false),
      ("http://localhost.example.com", false), ("http://128.0.0.1", false), ("https://api.example.com", false),
      ("http://127.0.0.1@example.com/", nil), ("http://example.com#@127.0.0.1", false),
      ("http://example.com?@localhost/", false),
    ])
  func loopback(text: String, isLoopback: Bool?) {
    #expect((try? WebAddress(text))?.isLoopback == isLoopback)
  }

  @Test("Only https and this machine are private")
  func privacy() throws {
    #expect(try WebAddress("https://example.com").isPrivate && WebAddress("http://localhost").isPrivate)
    #expect(try !WebAddress("http://example.com").isPrivate)
  }

  @Test("The host is in lower case and the text without its last slash")
  func parts() throws {
    let address = try WebAddress("https://API.Example.com:8443/v1/")
    #expect(address.host == "api.example.com" && address.text == "https://API.Example.com:8443/v1")
  }

  @Test("Certificates come from the variables that the curl program reads")
  func certificates() {
    #expect(CertificateSource(environment: [:]) == CertificateSource())
    #expect(CertificateSource(environment: ["SSL_CERT_FILE": "f", "SSL_CERT_DIR": ""]) == CertificateSource(file: "f"))
    #expect(
      CertificateSource(environment: ["CURL_CA_BUNDLE": "b", "SSL_CERT_FILE": "f", "SSL_CERT_DIR": "d"])
        == CertificateSource(file: "b"))
  }
}
