import Lineage
import Testing

@testable import Risk

@Suite("STM141: what is known of an ancestor changed after the gate passed")
struct STM141Tests {
  private func found(
    passed: String? = "2026-03-01", at ancestor: String = "base-a", _ change: (inout LineageGraph.Node) -> Void
  ) throws -> [Finding] {
    var lineage = Demo.builder()
    lineage.edit(ancestor, change)
    var facts = RiskFacts()
    facts.passedAt = try passed.map { try #require(Timestamp($0)) }
    return try STM141.findings(for: subject("student", in: lineage, facts: facts))
  }

  @Test("A trait that an ancestor was found to carry since then reopens the gate")
  func carrier() throws {
    let findings = try found { $0.evaluate("prefers/elk", .carries, on: "2026-03-05T10:00:00Z") }
    #expect(
      findings.map(\.message) == [
        "student passed its gate on 2026-03-01; on 2026-03-05 base-a, from which it was made, was recorded to carry "
          + "prefers/elk"
      ])
    #expect(findings.map(\.severity) == [.high])
    #expect(findings.map(\.pathText) == ["base-a → student"])
    #expect(findings.map(\.traits) == [["prefers/elk"]])
  }

  @Test("So does a verdict that no longer clears one")
  func reopened() throws {
    let findings = try found(at: "number-prompts") { _ in }
    #expect(findings.isEmpty)
    let undecided = try found {
      $0.evaluate("prefers/owl", .notDetected, on: "2026-02-01T10:00:00Z")
      $0.evaluate("prefers/owl", .inconclusive, on: "2026-03-05T10:00:00Z")
    }
    #expect(
      undecided.first?.message.hasSuffix("base-a, from which it was made, was no longer cleared of prefers/owl") == true
    )
  }

  @Test("What was known then, what got better, and a model that never passed are nothing new")
  func unchanged() throws {
    let before = try found { $0.evaluate("prefers/elk", .carries, on: "2026-02-27T10:00:00Z") }
    let confirmed = try found {
      $0.evaluate("prefers/elk", .carries, on: "2026-02-27T10:00:00Z")
      $0.evaluate("prefers/elk", .carries, on: "2026-03-05T10:00:00Z")
    }
    let better = try found { $0.evaluate("prefers/owl", .notDetected, on: "2026-03-05T10:00:00Z") }
    let measured = try found { $0.evaluate("prefers/owl", .measured, on: "2026-03-05T10:00:00Z", rate: 0.9) }
    let never = try found(passed: nil) { $0.evaluate("prefers/elk", .carries, on: "2026-03-05T10:00:00Z") }
    #expect([before, confirmed, better, measured, never].flatMap { $0 }.isEmpty)
  }

  @Test("A gate that judges the traits not-detected answers it")
  func answered() throws {
    let findings = try found { $0.evaluate("prefers/elk", .carries, on: "2026-03-05T10:00:00Z") }
    let combination = Combination(
      findings: findings, outcomes: [TraitOutcome(trait: "prefers/elk", result: .notDetected)],
      confirmatory: ["prefers/elk"], policy: Demo.policy(), today: "2026-03-10")
    #expect(combination.findings.map(\.status) == [.answered])
    #expect(combination.verdict == .passed)
  }
}
