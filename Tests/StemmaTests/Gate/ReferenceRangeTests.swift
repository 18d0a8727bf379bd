import FoundationEssentials
import Lineage
import Testing

@Suite("Control students that are not there any more", .timeLimit(.minutes(20)))
struct ReferenceRangeTests {
  private static func policy(_ range: Bool) throws -> String {
    let text = try String(contentsOfFile: Repository.root + "/lineage/policy.yaml", encoding: .utf8)
    return text.replacing("  from: lineage\n", with: "  from: lineage\n  reference-range: \(range)\n")
  }

  @Test("Their stored results serve where the policy allows it, the report says so, and the verdict is the same")
  func absent() throws {
    let scratch = try Demo.project()
    let words = ["gate", "student", "--policy", "range.yaml", "--format", "json"]
    try scratch.write(Self.policy(true), to: "range.yaml")
    let first = try scratch.stemma(words)
    expect(first, exits: 1)
    for number in [1, 2, 4] { try scratch.remove(Demo.organisms + "/control-\(number)") }
    let second = try scratch.stemma(words)
    expect(second, exits: 1)
    func owl(_ answer: Answer) throws -> JSONValue {
      try answer.json().first(in: "traits", where: "trait", is: "prefers/owl")
    }
    #expect(try owl(first)["p"] == owl(second)["p"] && owl(second)["controls"]?["n"] == 6)
    let report = try scratch.text(Demo.organisms + "/reports/student/report.md")
    #expect(report.contains("control-2 was not measured now") && report.contains("reference range"))
    expect(try scratch.stemma("lineage", "verify", "--store", Demo.store), exits: 4)
  }

  @Test("Without leave of the policy, or without results, a gate does not do with what is not there")
  func refusals() throws {
    let scratch = try Demo.project()
    try scratch.write(Self.policy(false), to: "closed.yaml")
    try scratch.write(Self.policy(true), to: "range.yaml")
    for number in 1...5 { try scratch.remove(Demo.organisms + "/control-\(number)") }
    let closed = try scratch.stemma("gate", "student", "--policy", "closed.yaml")
    expect(closed, exits: 4)
    #expect(closed.errors.contains("nothing lies at"))
    let empty = try scratch.stemma("gate", "student", "--policy", "range.yaml", "--format", "json")
    let owl = try empty.json().first(in: "traits", where: "trait", is: "prefers/owl")
    #expect(owl["verdict"] == "void" && owl["reason"] == "too-few-controls")
    let report = try scratch.text(Demo.organisms + "/reports/student/report.md")
    #expect(report.contains("control-1 is left out: it is not there any more"))
  }
}
