import FoundationEssentials
import Lineage
import Reporting
import Risk
import Testing

/// The parts of a SARIF log that consumers read, decoded as they decode it.
private struct Log: Decodable {
  struct Text: Decodable { var text: String }
  struct Rule: Decodable {
    var id: String
    var shortDescription: Text
    var help: Text
  }
  struct Driver: Decodable {
    var name: String
    var version: String
    var rules: [Rule]
  }
  struct Tool: Decodable { var driver: Driver }
  struct Suppression: Decodable {
    var kind: String
    var status: String
    var justification: String
  }
  struct ArtifactLocation: Decodable { var uri: String }
  struct PhysicalLocation: Decodable { var artifactLocation: ArtifactLocation }
  struct Location: Decodable { var physicalLocation: PhysicalLocation? }
  struct Result: Decodable {
    var ruleId: String
    var level: String
    var message: Text
    var locations: [Location]
    var partialFingerprints: [String: String]
    var suppressions: [Suppression]?
  }
  struct Run: Decodable {
    var tool: Tool
    var results: [Result]
  }
  var version: String
  var runs: [Run]
}

@Suite struct SARIFLogTests {
  private static func run(_ json: JSONValue) throws -> Log.Run {
    let log = try JSONDecoder().decode(Log.self, from: Data(json.document.utf8))
    #expect(log.version == "2.1.0")
    return try #require(log.runs.first)
  }

  @Test(arguments: DemoReports.all.map(\.name))
  func `Every result names a rule of the run, and every rule is named once`(name: String) throws {
    let report = try #require(DemoReports.all.first { $0.name == name }?.report)
    let run = try Self.run(SARIFLog(report).json)
    let ids = run.tool.driver.rules.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(run.results.map(\.ruleId)) == Set(ids))
    #expect(run.results.allSatisfy { $0.locations.first?.physicalLocation != nil })
  }

  @Test(arguments: [
    (Severity.critical, "error"), (.high, "error"), (.medium, "warning"), (.low, "note"), (.note, "note"),
  ])
  func `Severities become levels`(severity: Severity, level: String) throws {
    let finding = DemoFindings.sharedBase(of: "student", status: .open, severity: severity)
    let report = RiskReport(toolVersion: "1", artifacts: [.init(name: "student", findings: [finding])], place: "p.yaml")
    #expect(try Self.run(SARIFLog(report).json).results.map(\.level) == [level])
  }

  @Test func `Answered and waived findings are suppressed with their reason`() throws {
    let waived = try Self.run(SARIFLog(DemoReports.void).json).results.first { $0.ruleId == "STM101" }
    let suppression = try #require(waived?.suppressions?.first)
    #expect(suppression.kind == "external")
    #expect(suppression.justification.contains("expires 2026-06-30"))
    let open = try Self.run(SARIFLog(DemoReports.flagged).json).results.first { $0.ruleId == "STM101" }
    #expect(open?.suppressions == nil)
  }

  @Test func `A trait that was raised is a result of its own, whatever the lineage says`() throws {
    var report = DemoReports.flagged
    report.findings = []
    let results = try Self.run(SARIFLog(report).json).results
    #expect(results.map(\.ruleId) == ["measured/inherited"])
    #expect(results.map(\.level) == ["error"])
  }

  @Test func `A finding keeps its fingerprint when its wording changes, and loses it when its path does`() throws {
    var (reworded, moved) = (DemoFindings.sharedBase, DemoFindings.sharedBase)
    reworded.message = "said otherwise"
    moved.path.removeLast()
    let report = RiskReport(
      toolVersion: "1", artifacts: [.init(name: "s", findings: [DemoFindings.sharedBase, reworded, moved])])
    let prints = try Self.run(SARIFLog(report).json).results.map { $0.partialFingerprints["stemmaFinding/v1"] }
    #expect(prints[0] == prints[1])
    #expect(prints[0] != prints[2])
  }
}
