import Lineage
import Testing

@testable import Risk

@Suite("STM132: undeclared shared base found by weights")
struct STM132Tests {
  private func findings(_ name: String, _ observations: [Observation]) throws -> [Finding] {
    STM132.findings(for: try subject(name, in: Demo.builder(), observations: observations))
  }

  @Test("Weights of one initialisation that no derivation joins are a finding for both")
  func undeclared() throws {
    let observation = try weightObservation(["cross-student", "teacher"], "shared-base", log10P: -120.04)
    let findings = try findings("cross-student", [observation])
    let finding = try #require(findings.first)
    #expect(findings.count == 1 && finding.severity == .critical && finding.path.isEmpty)
    #expect(
      finding.message
        == "cross-student and teacher go back to one initialisation by their weights (p = 10^-120.0 for independent "
        + "initialisation), and no recorded derivation joins them")
  }

  @Test("A model that was trained from one of the two inherits the finding")
  func inherited() throws {
    let findings = try findings("cross-student", [weightObservation(["base-b", "base-a"], "shared-base", log10P: -9)])
    #expect(findings.map(\.pathText) == ["base-b → cross-student"])
  }

  @Test("What the record joins is no finding")
  func declared() throws {
    #expect(try findings("student", [weightObservation(["student", "teacher"], "shared-base", log10P: -99)]).isEmpty)
    #expect(try findings("cross-student", [weightObservation(["cross-student", "teacher"], "independent")]).isEmpty)
  }
}
