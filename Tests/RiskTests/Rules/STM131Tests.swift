import Lineage
import Testing

@testable import Risk

/// A comparison of weights as the record has it.
func weightObservation(_ names: [String], _ outcome: String, log10P: Double? = nil) throws -> Observation {
  Observation(
    check: "weights", outcome: outcome, subjects: names.map { ArtifactReference(name: $0) },
    statistics: log10P.map { ["p-log10": $0] } ?? [:], observedAt: try #require(Timestamp("2026-02-01")),
    recordedAt: "2026-02-01T12:00:00Z", statement: "o")
}

@Suite("STM131: declared base contradicted by weights")
struct STM131Tests {
  private func findings(_ name: String, _ observations: [Observation]) throws -> [Finding] {
    STM131.findings(for: try subject(name, in: Demo.builder(), observations: observations))
  }

  @Test("Weights that are independent of the declared base contradict it")
  func contradicted() throws {
    let findings = try findings("student", [weightObservation(["student", "base-a"], "independent", log10P: -0.31)])
    let finding = try #require(findings.first)
    #expect(findings.count == 1 && finding.severity == .critical)
    #expect(
      finding.message
        == "student is recorded to start from base-a, and their weights say otherwise: p = 10^-0.3 for independent "
        + "initialisation")
    #expect(finding.pathText == "base-a → student")
  }

  @Test("Two models recorded to start from a third are contradicted too, in either order")
  func common() throws {
    let findings = try findings("student", [weightObservation(["teacher", "student"], "independent", log10P: -1)])
    #expect(
      findings.map(\.message) == [
        "student and teacher are recorded to start from base-a, and their weights say otherwise: p = 10^-1.0 for "
          + "independent initialisation"
      ])
  }

  @Test("The newest comparison counts, and what does not contradict the record is no finding")
  func newest() throws {
    let old = try weightObservation(["student", "base-a"], "independent", log10P: -0.3)
    #expect(try findings("student", [old, weightObservation(["base-a", "student"], "shared-base")]).isEmpty)
    #expect(try findings("student", [weightObservation(["student", "base-b"], "independent")]).isEmpty)
    #expect(try findings("student", [weightObservation(["student", "base-a"], "undecided")]).isEmpty)
    #expect(try findings("cross-student", [old]).isEmpty)
  }
}
