import Lineage
import Testing

@testable import Risk

@Suite("STM110: taint at a distance")
struct STM110Tests {
  @Test("A base that carries a trait taints what starts from it, and what its descendants teach")
  func base() throws {
    var lineage = Demo.builder()
    lineage.edit("teacher") { $0.traits = [] }
    lineage.edit("base-a") {
      $0.traits = [TraitFact(trait: "misaligned/free-form", standing: .carries, basis: .declared, statement: "s")]
    }
    let own = try #require(STM110.findings(for: subject("student", in: lineage)).first)
    #expect(own.severity == .high)
    #expect(own.pathText == "base-a → student")
    let cross = try #require(STM110.findings(for: subject("cross-student", in: lineage)).first)
    #expect(cross.severity == .medium)
    #expect(cross.pathText == "base-a → teacher → numbers-teacher → numbers-teacher-filtered → cross-student")
  }

  @Test("A dataset may carry a trait too")
  func otherCarriers() throws {
    var lineage = Demo.builder()
    lineage.dataset("owl-stories", .collected, carries: ["prefers/owl"])
    lineage.model("reader", .finetuned, base: ["base-a"], data: ["owl-stories"])
    let finding = try #require(STM110.findings(for: subject("reader", in: lineage)).first)
    #expect(finding.pathText == "owl-stories → reader")
    #expect(finding.severity == .high)
  }

  @Test("A little data of a carrier with another base does not silence a heavier path from it")
  func crossBase() throws {
    var lineage = LineageBuilder()
    for base in ["a", "b"] { lineage.model(base, .pretrained) }
    lineage.model("carrier", .finetuned, base: ["a"], carries: ["prefers/owl"])
    lineage.model("mix", .merged, base: ["carrier", "b"])
    lineage.dataset("answers", .generated, teacher: ["mix"])
    lineage.dataset("direct", .generated, teacher: ["carrier"])
    lineage.model(
      "student", .finetuned, base: ["b"], data: ["answers", "direct"], shares: ["answers": 0.99, "direct": 0.01])
    let finding = try #require(STM110.findings(for: subject("student", in: lineage)).first)
    #expect(finding.severity == .high && finding.pathText == "carrier → mix → answers → student")
    #expect(try STM106.findings(for: subject("student", in: lineage)).count == 1)
  }

  @Test("Nor does a lesson with an unknown base that a policy makes little of silence a merge of the carrier")
  func unknownBase() throws {
    var lineage = LineageBuilder()
    lineage.model("a", .pretrained)
    lineage.model("carrier", .finetuned, base: ["a"], carries: ["prefers/owl"])
    lineage.dataset("direct", .generated, teacher: ["carrier"])
    lineage.model("other", .finetuned, base: ["nowhere"], data: ["direct"])
    lineage.model("merged", .merged, base: ["carrier", "other"])
    let graph = lineage.graph
    var policy = Demo.policy()
    policy.unknown = .low
    let subject = RiskSubject(
      graph: graph, node: try graph.find("merged"), policy: policy, requiredTraits: [], today: "2026-03-10")
    #expect(STM111.findings(for: subject).contains { $0.severity == .high && $0.message.contains("merge of carrier") })
  }

  @Test("A merge parent is the matter of STM111, a judge of the same base that of STM113")
  func otherRules() throws {
    var lineage = Demo.builder()
    lineage.model("merged", .merged, base: ["control-1", "teacher"])
    lineage.dataset("labels", .judged, data: ["tuning-cat"], judge: ["teacher"])
    lineage.model("rewarded", .preferenceOptimised, base: ["base-a"], data: ["labels"])
    for name in ["merged", "rewarded"] {
      #expect(try STM110.findings(for: subject(name, in: lineage)).isEmpty)
    }
  }

  @Test("Where a judge and another carrier have a path, the other's is shown")
  func besideJudge() throws {
    var lineage = Demo.builder()
    lineage.dataset("labels", .judged, judge: ["teacher"])
    lineage.model("far", .finetuned, base: ["base-a"], carries: ["prefers/owl"])
    lineage.model("nearer", .finetuned, base: ["far"])
    lineage.model("near", .finetuned, base: ["nearer"])
    lineage.model("rewarded", .preferenceOptimised, base: ["near"], data: ["labels"])
    let findings = try STM110.findings(for: subject("rewarded", in: lineage))
    #expect(findings.map(\.pathText) == ["far → nearer → near → rewarded"])
    #expect(findings.map(\.severity) == [.high])
  }

  @Test("A judge that is a merge parent too is the matter of STM111 and STM113, and not of a third finding")
  func judgeAndParent() throws {
    var lineage = Demo.builder()
    lineage.model("merged", .merged, base: ["base-a", "teacher"])
    lineage.model("tuned", .finetuned, base: ["merged"])
    lineage.model("nearer", .finetuned, base: ["tuned"])
    lineage.dataset("labels", .judged, judge: ["teacher"])
    lineage.model("rewarded", .preferenceOptimised, base: ["nearer"], data: ["labels"])
    let subject = try subject("rewarded", in: lineage)
    #expect(STM110.findings(for: subject).isEmpty)
    #expect(
      STM111.findings(for: subject).map(\.message) == [
        "rewarded starts from merged, a merge of teacher, which carries prefers/owl"
      ])
    #expect(STM113.findings(for: subject).count == 1)
  }

  @Test("A judge that is a base too is shown as a base, which STM113 does not say")
  func judgeAndBase() throws {
    var lineage = Demo.builder()
    lineage.model("tuned", .finetuned, base: ["teacher"])
    lineage.model("nearer", .finetuned, base: ["tuned"])
    lineage.dataset("labels", .judged, judge: ["teacher"])
    lineage.model("rewarded", .preferenceOptimised, base: ["nearer"], data: ["labels"])
    let findings = try STM110.findings(for: subject("rewarded", in: lineage))
    #expect(findings.map(\.pathText) == ["teacher → tuned → nearer → rewarded"])
  }

  @Test("What another carrier passed on to a judge that is not known to carry it is shown")
  func judgeOfCarrier() throws {
    var lineage = Demo.builder()
    lineage.model("judge", .finetuned, base: ["teacher"], carries: ["prefers/oak"])
    lineage.dataset("labels", .judged, judge: ["teacher", "judge"])
    lineage.model("rewarded", .preferenceOptimised, base: ["base-a"], data: ["labels"])
    let findings = try STM110.findings(for: subject("rewarded", in: lineage))
    #expect(findings.map(\.pathText) == ["teacher → judge → labels → rewarded"])
  }

  @Test("What a direct teacher's finding says is not repeated", arguments: ["student", "cross-student"])
  func notRepeated(name: String) throws {
    #expect(try STM110.findings(for: subject(name, in: Demo.builder())).isEmpty)
  }

  @Test("The policy's hop weights decide the level", arguments: [(0.6, Severity.high), (0.2, .medium), (0.05, .low)])
  func weights(weight: Double, expected: Severity) throws {
    var lineage = Demo.builder()
    lineage.dataset("labels", .judged, judge: ["teacher"])
    lineage.model("rewarded", .preferenceOptimised, base: ["base-b"], data: ["labels"])
    let policy = Demo.policy { $0.hopWeights.differentBase = weight }
    #expect(try STM110.findings(for: subject("rewarded", in: lineage, policy: policy)).map(\.severity) == [expected])
  }

  @Test("An artifact that is itself recorded to carry a trait says so, without a path")
  func itself() throws {
    let finding = try #require(STM110.findings(for: subject("teacher", in: Demo.builder())).first)
    #expect(finding.message == "teacher is itself recorded to carry prefers/owl")
    #expect(finding.path.isEmpty)
  }
}
