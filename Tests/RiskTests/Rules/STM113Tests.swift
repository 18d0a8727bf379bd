import Lineage
import Testing

@testable import Risk

@Suite("STM113: judged, labelled or rewarded by a model that carries a trait")
struct STM113Tests {
  private func judged(base: String, by judge: String = "teacher") throws -> RiskSubject {
    var lineage = Demo.builder()
    lineage.dataset("labels", .judged, data: ["tuning-cat"], judge: [judge])
    lineage.model("rewarded", .preferenceOptimised, base: [base], data: ["labels"])
    return try subject("rewarded", in: lineage)
  }

  @Test("A judge of the same base that carries a trait is found, with its path")
  func judge() throws {
    let finding = try #require(STM113.findings(for: judged(base: "base-a")).first)
    #expect(finding.severity == .medium)
    #expect(
      finding.message
        == "rewarded was trained on labels, judged by teacher, which carries prefers/owl; both start from base-a, "
        + "1 derivation before rewarded and 1 derivation before teacher")
    #expect(finding.pathText == "base-a → teacher → labels → rewarded; base-a → rewarded")
    #expect(finding.traits == ["prefers/owl"])
  }

  @Test("So is one of unknown base; one of another base is STM110's, one without a trait nobody's")
  func bases() throws {
    let unknown = try judged(base: "hub-model")
    #expect(STM113.findings(for: unknown).first?.message.hasSuffix("whether the two share a base is unknown") == true)
    #expect(STM110.findings(for: unknown).isEmpty)
    let other = try judged(base: "base-b")
    #expect(STM113.findings(for: other).isEmpty)
    #expect(STM110.findings(for: other).map(\.severity) == [.medium])
    #expect(try STM113.findings(for: judged(base: "base-a", by: "control-1")).isEmpty)
  }

  @Test("A reward needs no dataset, and what starts from a rewarded model inherits it")
  func reward() throws {
    var lineage = Demo.builder()
    lineage.model("rewarded", .rl, base: ["base-a"], judge: ["teacher"])
    lineage.model("tuned", .finetuned, base: ["rewarded"])
    let finding = try #require(STM113.findings(for: subject("tuned", in: lineage)).first)
    #expect(finding.message.hasPrefix("tuned starts from rewarded, which was rewarded by teacher"))
    #expect(finding.pathText == "base-a → teacher → rewarded → tuned; base-a → rewarded")
  }
}
