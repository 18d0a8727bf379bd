import Reporting
import Testing

@Suite struct TerminalGateTests {
  @Test(arguments: DemoReports.all.map(\.name))
  func `Every line fits`(name: String) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    #expect(TerminalText.gate(report).allSatisfy { $0.text.count <= TerminalText.width })
  }

  @Test func `The verdict stands on the first line, in its style`() throws {
    let first = try #require(TerminalText.gate(DemoReports.flagged).first)
    #expect(first.text == "student: FLAGGED (exit 1)")
    #expect(first.style == .bad)
    #expect(TerminalText.gate(DemoReports.passed).first?.style == .good)
    #expect(TerminalText.gate(DemoReports.void).first?.style == .warning)
  }

  @Test func `Findings come severest first`() throws {
    let lines = TerminalText.findings([DemoFindings.filtering, DemoFindings.sharedBase]).map(\.text)
    let severe = try #require(lines.firstIndex { $0.contains("STM101") })
    let slight = try #require(lines.firstIndex { $0.contains("STM121") })
    #expect(severe < slight)
  }
}
