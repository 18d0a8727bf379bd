import Lineage
import Testing

@testable import Risk

@Suite("STM104: shared base by behavioural match only")
struct STM104Tests {
  private static func observation(
    _ names: [String], outcome: String = "matched", check: String = "behavioural-match",
    statistics: [String: Double] = [:]
  ) throws -> Observation {
    Observation(
      check: check, outcome: outcome, subjects: names.map { ArtifactReference(name: $0) }, statistics: statistics,
      observedAt: try #require(Timestamp("2026-02-01")), recordedAt: "2026-02-01T12:00:00Z", statement: "o")
  }

  private func cross(_ observations: [Observation]) throws -> RiskSubject {
    try subject("cross-student", in: Demo.builder(), observations: observations)
  }

  @Test("A match of the two bases counts as a shared one, and is said to be a match")
  func match() throws {
    let subject = try cross([Self.observation(["base-b", "base-a"])])
    let finding = try #require(STM104.findings(for: subject).first)
    #expect(finding.severity == .medium)
    #expect(
      finding.message
        == "no recorded derivation joins base-b, from which cross-student starts, and base-a, from which teacher "
        + "starts: the two share a base by behavioural match only, which was stated on 2026-02-01, without a measurement"
    )
    #expect(
      finding.pathText
        == "base-a → teacher → numbers-teacher → numbers-teacher-filtered → cross-student; base-b → cross-student")
    #expect(finding.traits == ["prefers/owl"])
    let carried = try #require(STM101.findings(for: subject).first)
    #expect(carried.severity == .critical)
    #expect(carried.message.hasSuffix("their initialisations base-b and base-a are behaviourally matched"))
    #expect(STM106.findings(for: subject).isEmpty)
  }

  @Test("A match of a base with a fine-tuned model is one with what that model goes back to")
  func lifted() throws {
    let finding = try #require(STM104.findings(for: cross([Self.observation(["base-b", "control-1"])])).first)
    #expect(finding.message.contains("base-a, from which teacher starts"))
    #expect(finding.message.hasSuffix("which was stated on 2026-02-01, without a measurement"))
  }

  @Test("A measurement gives its p-value, and the newest observation counts")
  func measured() throws {
    let observations = [
      try Self.observation(["base-a", "base-b"]),
      try Self.observation(["base-a", "base-b"], statistics: ["p-log10": -8.04]),
    ]
    let finding = try #require(STM104.findings(for: cross(observations)).first)
    #expect(finding.message.hasSuffix("which was measured on 2026-02-01 (log10 p = -8.0)"))
  }

  @Test("A match makes an unknown base a known one for this rule, and the base's own unknown origin stays")
  func unknownBase() throws {
    var lineage = Demo.builder()
    lineage.model("stray", .finetuned, base: ["hub-model"], data: ["numbers-teacher"])
    let subject = try subject("stray", in: lineage, observations: [Self.observation(["hub-model", "base-a"])])
    #expect(STM104.findings(for: subject).count == 1)
    #expect(STM101.findings(for: subject).count == 1)
    #expect(STM105.findings(for: subject).count == 1)
  }

  @Test("A match weighs in taint as a shared base does")
  func taint() throws {
    let observations = [try Self.observation(["base-b", "base-a"])]
    #expect(try cross(observations).taints.map(\.path.weight) == [1])
    #expect(try cross([]).taints.map(\.path.weight) == [0.1])
  }

  @Test(
    "No match, another check, a match of others, or with itself says nothing",
    arguments: [
      (["base-b", "base-a"], "different", "behavioural-match"), (["base-b", "base-a"], "matched", "weights"),
      (["control-1", "student"], "matched", "behavioural-match"), (["base-b"], "matched", "behavioural-match"),
      (["base-b", "base-b"], "matched", "behavioural-match"), (["base-b", "nobody"], "matched", "behavioural-match"),
    ])
  func nothing(names: [String], outcome: String, check: String) throws {
    let subject = try cross([Self.observation(names, outcome: outcome, check: check)])
    #expect(STM104.findings(for: subject).isEmpty)
    #expect(STM106.findings(for: subject).count == 1)
  }

  @Test("Models of two bases that are shared anyway need no match")
  func shared() throws {
    let subject = try subject(
      "student", in: Demo.builder(), observations: [Self.observation(["base-a", "teacher"])])
    #expect(STM104.findings(for: subject).isEmpty)
  }

  @Test("Several teachers behind one match are one finding")
  func several() throws {
    var lineage = Demo.builder()
    lineage.dataset("mixture", .mixed, data: ["numbers-teacher", "numbers-other"])
    lineage.model("greedy", .finetuned, base: ["base-b"], data: ["mixture"])
    let subject = try subject("greedy", in: lineage, observations: [Self.observation(["base-a", "base-b"])])
    let findings = STM104.findings(for: subject)
    #expect(findings.count == 1)
    #expect(findings.first?.message.contains("from which teacher, teacher-other start:") == true)
    #expect(findings.first?.traits == ["prefers/cat", "prefers/owl"])
  }
}
