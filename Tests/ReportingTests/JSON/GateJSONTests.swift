import Evaluation
import Lineage
import Reporting
import Statistics
import Testing

/// The field names of the command line's contract.
@Suite struct GateJSONTests {
  private static func keys(_ value: JSONValue?) -> Set<String> {
    guard case .object(let members)? = value else { return [] }
    return Set(members.keys)
  }

  private static func member(_ value: JSONValue?, _ key: String) -> JSONValue? {
    guard case .object(let members)? = value else { return nil }
    return members[key]
  }

  private static func first(_ value: JSONValue?) -> JSONValue? {
    guard case .array(let values)? = value else { return nil }
    return values.first
  }

  @Test func `The gate's answer has the fields of the contract`() {
    let gate = DemoReports.flagged.gateJSON(files: [.html: "r/report.html", .markdown: "r/report.md"])
    #expect(
      Self.keys(gate).isSuperset(of: ["schema", "candidate", "verdict", "exit", "findings", "traits", "report"]))
    #expect(Self.member(gate, "schema") == .string("stemma/gate/1"))
    #expect(Self.member(gate, "verdict") == .string("flagged"))
    #expect(Self.member(gate, "exit") == 1)
    #expect(Self.keys(Self.member(gate, "candidate")).isSuperset(of: ["name", "digest"]))
    #expect(Self.keys(Self.member(gate, "report")) == ["html", "markdown"])
  }

  @Test func `A finding has the fields of the contract`() {
    let finding = DemoFindings.sharedBase.json
    #expect(
      Self.keys(finding).isSuperset(of: ["rule", "severity", "artifact", "message", "path", "status"]))
    #expect(Self.keys(Self.first(Self.member(finding, "path"))) == ["from", "to", "edge", "known"])
  }

  @Test func `A trait has the fields of the contract`() {
    let trait = DemoTraits.inherited.json
    let contract: Set = [
      "trait", "suite", "context", "estimand", "verdict", "p", "scope", "candidate", "controls", "base", "teacher",
      "difference", "margin", "questions", "replies", "exact",
    ]
    #expect(Self.keys(trait).isSuperset(of: contract))
    #expect(Self.member(trait, "reason") == nil)
    #expect(Self.keys(Self.member(trait, "controls")) == ["n", "mean"])
    #expect(Self.keys(Self.member(trait, "difference")) == ["estimate", "low", "high", "confidence"])
    #expect(Self.member(DemoTraits.void.json, "reason") == .string("positive-missed"))
  }

  @Test func `What is not a number is left out`() {
    var verdict = DemoTraits.inherited
    verdict.p = .nan
    verdict.controls = []
    verdict.candidate.rate = .infinity
    verdict.differenceInterval = Interval(low: -.infinity, high: .infinity, confidence: 0.95)
    let json = verdict.json
    #expect(Self.member(json, "p") == nil)
    #expect(Self.member(json, "candidate") == nil)
    #expect(Self.keys(Self.member(json, "controls")) == ["n"])
    #expect(Self.keys(Self.member(json, "difference")) == ["estimate", "confidence"])
  }

  @Test func `A rate that was not measured is left out, not zero`() {
    var verdict = DemoTraits.void
    verdict.candidate.rate = nil
    verdict.base?.rate = nil
    verdict.controls[0].rate = nil
    #expect(Self.member(verdict.json, "candidate") == nil && Self.member(verdict.json, "base") == nil)
    #expect(Self.member(verdict.json, "teacher") != nil)
    let rest = verdict.controls.dropFirst().compactMap(\.rate)
    #expect(verdict.controlMean == Summary.mean(rest))
  }

  @Test func `The report holds the gate's answer with the names of the files beside it`() {
    let gate = Self.member(DemoReports.passed.reportJSON(), "gate")
    #expect(Self.member(Self.member(gate, "report"), "html") == .string("report.html"))
  }

  @Test func `The risk report has the fields of the contract`() {
    let report = RiskReport(toolVersion: "1", artifacts: [.init(name: "student", findings: [DemoFindings.sharedBase])])
    #expect(Self.member(report.json(), "schema") == .string("stemma/risk/1"))
    #expect(Self.keys(Self.first(Self.member(report.json(), "artifacts"))) == ["name", "findings"])
  }
}
