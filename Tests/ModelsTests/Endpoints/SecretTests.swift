import FoundationEssentials
import Loopback
import Synchronization
import Testing

@testable import Models

@Suite("Keys")
struct SecretTests {
  private let planted = "sk-planted-4711"

  private func secret(_ host: String = "127.0.0.1") throws -> Secret {
    try Secret(variable: "KEY", host: host, environment: ["KEY": planted])
  }

  @Test("A key comes from a variable or the first line of a file, and what is none is refused")
  func origins() throws {
    let address = try WebAddress("https://example.com")
    let file = FileManager.default.temporaryDirectory.path + "/stemma-key-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    try Data("  abc \nsecond".utf8).write(to: URL(filePath: file))
    #expect(try Secret(file: file, host: "Example.com").header("Bearer ", for: address) == "Bearer abc")
    #expect(throws: SecretError.self) { try Secret(file: file + "x", host: "example.com") }
    for text in ["", " ", "two words", "a\r\nX: y", "ü"] {
      #expect(throws: SecretError.self, "\(text)") {
        try Secret(variable: "KEY", host: "example.com", environment: ["KEY": text])
      }
    }
    let missing = #expect(throws: SecretError.self) { try Secret(variable: "KEY", host: "h", environment: [:]) }
    #expect(missing?.description.contains("KEY is not set") == true)
  }

  @Test(
    "A key goes to its host only, and only where nobody can read it on the way",
    arguments: [
      ("https://api.example.com/v1", true), ("http://api.example.com/v1", false), ("https://example.com", false),
      ("https://api.example.com.evil.net", false), ("https://api.example.com@evil.net/", false),
    ])
  func binding(url: String, isSent: Bool) throws {
    let secret = try secret("api.example.com")
    let header = (try? WebAddress(url)).flatMap { try? secret.header("", for: $0) }
    #expect((header == planted) == isSent)
  }

  @Test("Printed in any way a key is a placeholder")
  func printing() throws {
    let secret = try secret()
    let configuration = EndpointConfiguration(
      name: "m", kind: .anthropic, model: "x", addresses: [try WebAddress("http://127.0.0.1")], secret: secret)
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in [
      "\(secret)", String(reflecting: secret), "\(configuration)", String(reflecting: configuration), dumped,
    ] {
      #expect(!text.contains(planted))
    }
  }

  @Test("A server that repeats the key finds it in no error, event or reply", .timeLimit(.minutes(20)))
  func echo() async throws {
    let planted = planted
    let server = try LoopbackServer { request in
      let sent = request.head.contains("Bearer \(planted)")
      return switch request.number {
      case 0: [ChatServer.error(500, "\(sent) key \(planted) is fine")]
      case 1: [ChatServer.reply("your key is \(planted)")]
      case 2: [.answer(200, "<html>\(planted)")]
      default: [ChatServer.error(401, "wrong key \(planted)")]
      }
    }
    let events = Mutex<[EndpointEvent]>([])
    let model = try ChatServer.model([server], secret: secret(), attempts: 2) { event in
      events.withLock { $0.append(event) }
    }
    #expect(try await model.say().text == "your key is [key]")
    let error = await #expect(throws: ModelError.self) { try await model.say() }
    #expect(
      error?.reason.contains("wrong key [key]; check the environment variable KEY") == true,
      "\(String(describing: error))")
    #expect(server.requests.allSatisfy { $0.head.contains("Authorization: Bearer \(planted)") })
    let everything = events.withLock { "\($0)" } + "\(String(describing: error)) \(model.tally)"
    #expect(!everything.contains(planted) && everything.contains("key [key] is fine"))
  }
}
