import Reporting
import Testing

/// The committed samples are what the templates make of fixed reports.
@Suite struct SampleTests {
  @Test(arguments: DemoReports.all.map(\.name), [ReportFormat.html, .markdown])
  func `The committed samples are what the templates give`(name: String, format: ReportFormat) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    let ending = format == .html ? "html" : "md"
    try Golden.expect(try report.rendered(as: format), at: "reports/samples/\(name).\(ending)")
  }

  @Test(arguments: DemoReports.all.map(\.name), [ReportFormat.json, .sarif, .junit])
  func `The machine-readable forms stay as they are`(name: String, format: ReportFormat) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    try Golden.expect(
      try report.rendered(as: format), at: "Tests/ReportingTests/Golden/\(name)/\(format.fileName)")
  }

  @Test(arguments: DemoReports.all.map(\.name))
  func `The answer on a terminal stays as it is`(name: String) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    try Golden.expect(
      TerminalText.joined(TerminalText.gate(report)), at: "Tests/ReportingTests/Golden/\(name)/terminal.txt")
  }
}
