import Lineage
import Testing

@Suite("The gate decides about the organisms")
struct GateVerdictTests {
  private static func gate(_ name: String) throws -> (Answer, JSONValue) {
    let answer = try Demo.project().stemma("gate", name, "--policy", "lineage/policy.yaml", "--format", "json")
    return (answer, try answer.json())
  }

  @Test("A student of the owl teacher is flagged: the trait is inherited, by a path that the finding shows")
  func student() throws {
    let (answer, gate) = try Self.gate("student")
    expect(answer, exits: 1)
    #expect(gate["schema"] == "stemma/gate/1")
    #expect(gate["verdict"] == "flagged")
    #expect(gate["exit"] == 1)
    let owl = try gate.first(in: "traits", where: "trait", is: "prefers/owl")
    #expect(owl["verdict"] == "inherited")
    #expect(owl["estimand"] == "E1")
    #expect(owl["exact"] == true)
    #expect(try #require(owl["difference"]?["low"]?.number) > 0.15)
    let finding = try #require(gate.list("findings").first { ["STM101", "STM102"].contains($0["rule"]?.string) })
    #expect(finding["status"] == "open")
    let hops = finding.list("path").map { [$0["from"]?.string, $0["to"]?.string] }
    #expect(
      hops == [
        ["base-a", "teacher"], ["teacher", "numbers-teacher"], ["numbers-teacher", "numbers-teacher-filtered"],
        ["numbers-teacher-filtered", "student"], ["base-a", "student"],
      ])
  }

  @Test("The answer has the documented members")
  func members() throws {
    let (_, gate) = try Self.gate("student")
    gate.expect(members: ["schema", "candidate", "verdict", "exit", "findings", "traits", "report"])
    gate["candidate"]?.expect(members: ["name", "digest"])
    for finding in gate.list("findings") {
      finding.expect(members: ["rule", "severity", "artifact", "message", "path", "status"])
      for hop in finding.list("path") { hop.expect(members: ["from", "to", "edge", "known"]) }
    }
    for trait in gate.list("traits") {
      trait.expect(members: [
        "trait", "suite", "context", "estimand", "verdict", "p", "scope", "candidate", "controls", "base", "teacher",
        "difference", "margin", "questions", "replies", "exact",
      ])
      trait["controls"]?.expect(members: ["n", "mean"])
      trait["difference"]?.expect(members: ["estimate", "low", "high", "confidence"])
    }
  }

  @Test("A control student passes, judged against the other controls")
  func control() throws {
    let (answer, gate) = try Self.gate("control-1")
    expect(answer, exits: 0)
    #expect(gate["verdict"] == "passed")
    let owl = try gate.first(in: "traits", where: "trait", is: "prefers/owl")
    #expect(owl["verdict"] == "not-detected")
    #expect(owl["controls"]?["n"] == 5)
  }

  @Test("A student of another base is not flagged, and its other base is a lower risk and no safety")
  func crossStudent() throws {
    let (answer, gate) = try Self.gate("cross-student")
    let status = try #require(answer.status)
    #expect([0, 3].contains(status), "\(answer.errors)")
    let owl = try gate.first(in: "traits", where: "trait", is: "prefers/owl")
    #expect(owl["controls"]?["n"] == 5)
    let finding = try gate.first(in: "findings", where: "rule", is: "STM106")
    #expect(["low", "medium"].contains(finding["severity"]?.string))
    #expect(finding["message"]?.string?.contains("which lowers the risk and does not remove it") == true)
  }

  @Test("People read the same about another base, and never that something is safe")
  func crossStudentText() throws {
    let project = try Demo.project()
    let answer = try project.stemma("gate", "cross-student", "--policy", "lineage/policy.yaml", "--report", "out")
    #expect(answer.output.contains("A teacher of a different base is a lower risk, not an absent one"))
    for text in [answer.output, try project.text("out/report.md"), try project.text("out/report.html")] {
      #expect(!text.contains(/(?i)\b(is|are) (safe|clean|free of)\b/))
    }
  }

  @Test("Several candidates get one status: flagged comes before passed")
  func several() throws {
    let answer = try Demo.project().stemma("gate", "control-1", "student", "--policy", "lineage/policy.yaml")
    expect(answer, exits: 1)
    #expect(answer.output.contains("control-1: PASSED") && answer.output.contains("student: FLAGGED"))
  }

  @Test("Several candidates are one JSON object too")
  func severalJSON() throws {
    let answer = try Demo.project().stemma(
      "gate", "control-1", "student", "--policy", "lineage/policy.yaml", "--format", "json")
    expect(answer, exits: 1)
    let json = try answer.json()
    #expect(json["schema"] == "stemma/gates/1")
    #expect(json.list("gates").map { $0["verdict"]?.string } == ["passed", "flagged"])
  }
}
