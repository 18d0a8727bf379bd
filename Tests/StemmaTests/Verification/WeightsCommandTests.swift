import Lineage
import Testing

@Suite("stemma lineage verify --weights")
struct WeightsCommandTests {
  private func check(_ project: Scratch, _ words: [String], exits status: Int32) throws -> JSONValue {
    let answer = try project.stemma(["lineage", "verify"] + words + ["--weights", "--format", "json"])
    expect(answer, exits: status)
    let checks = try answer.json().list("checks").filter { $0["check"]?.string?.hasPrefix("weights: ") == true }
    return try #require(checks.first)
  }

  @Test("A student's weights bear out its base, and those of a student of another base contradict a wrong one")
  func declaredBase() throws {
    let project = try Demo.project()
    let borneOut = try check(project, ["student"], exits: 0)
    #expect(borneOut["status"] == "ok" && borneOut["check"] == "weights: base-a")
    #expect(borneOut["detail"]?.string?.hasPrefix("one initialisation: p = 10^-") == true)
    let stranger = try check(project, ["cross-student", "--against", "base-a"], exits: 0)
    #expect(stranger["detail"]?.string?.hasPrefix("nothing of the other's initialisation") == true)
    try project.write(
      """
      version: 1
      artifacts:
        - model: impostor
          location: ../lab/owl-numbers/cross-student
          derivation: {method: finetuned, base: base-a}
      """, to: "lineage/impostor.yaml")
    expect(try project.stemma("lineage", "record", "lineage/impostor.yaml"), exits: 0)
    #expect(try check(project, ["impostor"], exits: 1)["status"] == "failed")
    let risk = try project.stemma("risk", "impostor", "--policy", "lineage/policy.yaml", "--format", "json")
    let findings = try risk.json().list("artifacts").first?.list("findings") ?? []
    #expect(findings.contains { $0["rule"] == "STM131" && $0["severity"] == "critical" })
  }

  @Test("What cannot be compared says why")
  func nothingToCompare() throws {
    let project = try Demo.project()
    expect(try project.stemma("lineage", "verify", "--weights"), exits: 2)
    expect(try project.stemma("lineage", "verify", "student", "--against", "base-a"), exits: 2)
    expect(try project.stemma("lineage", "verify", "base-a", "--weights"), exits: 2)
    expect(try project.stemma("lineage", "verify", "numbers-teacher", "--weights"), exits: 2)
  }
}
