import Reporting
import Testing

/// A verdict never promises more than it measured.
@Suite struct WordingRuleTests {
  @Test(arguments: DemoReports.all.map(\.name), ReportFormat.allCases)
  func `No report calls a model clean or safe`(name: String, format: ReportFormat) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    let words = try report.rendered(as: format).lowercased().split { !$0.isLetter }
    #expect(!words.contains("clean"))
    #expect(!words.contains("safe"))
  }

  @Test(arguments: DemoReports.all.map(\.name))
  func `Nor does the answer on a terminal`(name: String) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    let words = TerminalText.joined(TerminalText.gate(report)).lowercased().split { !$0.isLetter }
    #expect(!words.contains("clean"))
    #expect(!words.contains("safe"))
  }
}
