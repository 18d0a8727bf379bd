import Foundation
import FoundationXML
import Lineage
import Testing

@Suite("The gate writes its report in five formats")
struct GateReportTests {
  private static let files = [
    "html": "report.html", "markdown": "report.md", "json": "report.json", "sarif": "report.sarif",
    "junit": "report.junit.xml",
  ]

  private static func report() throws -> (Scratch, Answer) {
    let project = try Demo.project()
    let words = ["--policy", "lineage/policy.yaml", "--report", "out/student", "--format", "json"]
    return (project, try project.stemma(["gate", "student"] + words))
  }

  @Test("Every format is there and reads as what it is")
  func formats() throws {
    let (project, answer) = try Self.report()
    let named = try #require(try answer.json()["report"]?.object)
    #expect(named.mapValues(\.string) == Self.files.mapValues { project.path("out/student/" + $0) })
    let html = try project.text("out/student/report.html")
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.hasSuffix("</html>\n") && html.contains("<svg"))
    #expect(try project.text("out/student/report.md").hasPrefix("# "))
    let sarif = try JSONValue(parsing: project.text("out/student/report.sarif"))
    #expect(sarif["version"] == "2.1.0")
    #expect(sarif.list("runs").first?.list("results").contains { $0["ruleId"] == "STM101" } == true)
    let parser = XMLParser(data: try project.bytes("out/student/report.junit.xml"))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  @Test("report.json holds the answer of the gate under 'gate'")
  func json() throws {
    let (project, answer) = try Self.report()
    let report = try JSONValue(parsing: project.text("out/student/report.json"))
    #expect(report["schema"] == "stemma/report/1")
    var (inside, outside) = (report["gate"]?.object, try answer.json().object)
    inside?["report"] = nil
    outside?["report"] = nil
    #expect(inside != nil && inside == outside)
  }

  @Test("Without --report it lies beside the store, and the text names it")
  func place() throws {
    let project = try Demo.project()
    let answer = try project.stemma("gate", "student", "--policy", "lineage/policy.yaml")
    #expect(answer.output.hasSuffix("\nReport: lab/owl-numbers/reports/student/report.html\n"))
    #expect(project.exists("lab/owl-numbers/reports/student/report.junit.xml"))
  }

  @Test("The same gate twice writes the same bytes")
  func reproducible() throws {
    let reports = try (0..<2).map { _ in
      let project = try Demo.project()
      _ = try project.stemma("gate", "control-1", "--policy", "lineage/policy.yaml", "--report", "out")
      return try Self.files.values.sorted().map { try project.text("out/" + $0) }
    }
    #expect(reports[0] == reports[1])
  }

  @Test("Where it cannot be written the verdict is said all the same, and the status is not that of a pass")
  func unwritable() throws {
    let project = try Demo.project()
    try project.write("a file where a folder is wanted", to: "out")
    for (name, verdict, status) in [("control-1", "passed", 4), ("student", "flagged", 1)] as [(String, String, Int32)]
    {
      let answer = try project.stemma(
        "gate", name, "--policy", "lineage/policy.yaml", "--report", "out/x", "--format", "json")
      expect(answer, exits: status)
      #expect(try answer.json()["verdict"]?.string == verdict)
      #expect(try answer.json()["report"] == nil)
      #expect(answer.errors.contains(project.path("out")) && answer.errors.contains("with --report"))
    }
  }
}
