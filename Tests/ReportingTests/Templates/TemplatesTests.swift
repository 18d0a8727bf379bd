import Foundation
import Testing

@testable import Reporting

@Suite struct TemplatesTests {
  @Test(arguments: EmbeddedFile.allCases)
  func `Every file is embedded as it is in the repository`(file: EmbeddedFile) throws {
    let path = Golden.root.appending(path: "reports/\(file.rawValue)")
    #expect(try String(contentsOf: path, encoding: .utf8) == file.text)
  }

  @Test(arguments: EmbeddedFile.allCases.filter { $0 != .style })
  func `Every template names one of our content types first`(file: EmbeddedFile) {
    let first = file.text.prefix { $0 != "\n" }
    #expect(["{{% CONTENT_TYPE:MARKUP}}", "{{% CONTENT_TYPE:MARKDOWN}}"].contains(String(first)))
    #expect(!file.text.contains("{{>"), "a partial falls back to the engine's own escaping")
  }

  @Test func `The page admits its own style sheet and nothing else`() throws {
    let hash = try Self.digest(of: EmbeddedFile.style.text)
    let policy = "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
    #expect(
      EmbeddedFile.gateHTML.text.contains(policy),
      "style.css has changed: put this into the policy of gate.html.mustache: sha256-\(hash)")
  }

  @Test(arguments: DemoReports.all.map(\.name))
  func `The page loads nothing and runs nothing`(name: String) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    let page = try report.rendered(as: .html)
    for word in [
      "<script", "<link", "<iframe", "<img", " src=", " href=", " style=", "@import", "http:", "https:", "javascript:",
    ] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  /// SHA-256 in base64, by the system's own tool.
  private static func digest(of text: String) throws -> String {
    let tool = Process()
    let (input, output) = (Pipe(), Pipe())
    tool.executableURL = URL(filePath: "/usr/bin/sha256sum")
    (tool.standardInput, tool.standardOutput) = (input, output)
    try tool.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let hex = Array(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64))
    tool.waitUntilExit()
    let bytes = stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(String(hex[$0...($0 + 1)]), radix: 16) }
    return Data(bytes).base64EncodedString()
  }
}
