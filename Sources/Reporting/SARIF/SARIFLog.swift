import Evaluation
package import Lineage
import Risk

/// Findings and measured traits as one SARIF 2.1.0 run (OASIS, "Static Analysis Results Interchange Format Version
/// 2.1.0", 2020), with the parts that code-scanning services ask for.
package struct SARIFLog: Sendable {
  var toolVersion: String
  /// What was looked at: tells the runs of one repository apart.
  var subject: String
  /// The file that results point to; a service shows no result without one.
  var place: String?
  var findings: [Finding]
  var traits: [TraitVerdict]
  var ruleTitles: [String: String]
  var succeeded: Bool
  var exit: Int32?

  package init(_ report: GateReport) {
    toolVersion = report.toolVersion
    subject = "gate/\(report.candidate.name)"
    place = report.candidate.manifest ?? report.policy.path
    findings = report.findings
    traits = report.traits
    ruleTitles = report.ruleTitles
    succeeded = report.verdict != .void
    exit = report.exit
  }

  package init(_ report: RiskReport) {
    toolVersion = report.toolVersion
    subject = "risk"
    place = report.place
    findings = report.artifacts.flatMap(\.findings)
    traits = []
    ruleTitles = report.ruleTitles
    succeeded = true
  }

  /// The log file.
  package var json: JSONValue {
    .members([
      "$schema": .string("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([run]),
    ])
  }

  private var run: JSONValue {
    .members([
      "tool": .members(["driver": driver]),
      "automationDetails": .members(["id": .string("stemma/\(subject)/")]),
      "columnKind": .string("unicodeCodePoints"),
      "invocations": .array([
        .members(["executionSuccessful": .bool(succeeded), "exitCode": exit.map { JSONValue(Int($0)) }])
      ]),
      "results": .array(
        findings.map { $0.sarifResult(place: place) } + traits.compactMap { $0.sarifResult(place: place) }),
    ])
  }

  private var driver: JSONValue {
    .members([
      "name": .string("stemma"), "version": .string(toolVersion),
      "rules": .array(
        SARIFRule.rules(of: findings, titles: ruleTitles).map(\.json) + SARIFRule.rules(of: traits).map(\.json)),
    ])
  }
}
