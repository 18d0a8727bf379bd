import Lineage
import Testing

@Suite("A verdict is recorded as a statement")
struct GateStatementTests {
  private static func gate(_ project: Scratch, _ name: String) throws -> JSONValue {
    try project.stemma("gate", name, "--policy", "lineage/policy.yaml", "--format", "json").json()
  }

  private static func page(_ project: Scratch, _ name: String) throws -> JSONValue {
    try #require(try project.stemma("lineage", "show", name, "--format", "json").json()["artifact"])
  }

  @Test("The page of the artifact shows it, with the policy's digest and what was decided about each trait")
  func shown() throws {
    let project = try Demo.project()
    #expect(try Self.page(project, "student").list("verdicts").isEmpty)
    _ = try Self.gate(project, "student")
    let page = try Self.page(project, "student")
    let entry = try #require(page.list("verdicts").first)
    #expect(entry["recordedAt"]?.string == Scratch.now)
    let verdict = try #require(entry["statement"])
    #expect(verdict["verdict"] == "flagged")
    #expect(verdict["policy-digest"]?.string?.hasPrefix("sha256:") == true)
    #expect(try verdict.first(in: "traits", where: "trait", is: "prefers/owl")["outcome"] == "inherited")
    #expect(page.list("evaluations").count == 1)
    let people = try project.stemma("lineage", "show", "student")
    #expect(people.output.contains("flagged at \(Scratch.now)"))
  }

  @Test("Gating twice gives the same verdict, and asks no model again")
  func twice() throws {
    let project = try Demo.project()
    let (first, second) = (try Self.gate(project, "control-1"), try Self.gate(project, "control-1"))
    #expect(first == second)
    #expect(try Self.page(project, "control-1").list("verdicts").count == 1)
    #expect(try Self.page(project, "control-1").list("evaluations").count == 1)
  }

  @Test("A student that was found to carry a trait stays flagged by the same measurements")
  func twiceFlagged() throws {
    let project = try Demo.project()
    let (first, second) = (try Self.gate(project, "student"), try Self.gate(project, "student"))
    #expect(second["verdict"] == "flagged")
    #expect(first["traits"] == second["traits"])
  }
}
