import Lineage
import Testing

@testable import Risk

@Suite("STM105: unknown base")
struct STM105Tests {
  @Test("An artifact of which nothing is recorded is found")
  func nothingRecorded() throws {
    var lineage = LineageBuilder()
    lineage.model("stray")
    let finding = try #require(STM105.findings(for: subject("stray", in: lineage)).first)
    #expect(finding.message == "nothing about the derivation of stray is recorded, so its base is unknown")
    #expect(finding.severity == .high)
    #expect(finding.traits == Demo.traits)
  }

  @Test("A chain that ends at a model of unrecorded origin is found, with the chain")
  func openChain() throws {
    var lineage = LineageBuilder()
    lineage.model("tuned", .finetuned, base: ["hub-model"])
    lineage.model("small", .quantized, base: ["tuned"])
    let finding = try #require(STM105.findings(for: subject("small", in: lineage)).first)
    #expect(finding.pathText == "hub-model → tuned → small")
    #expect(finding.message == "the base of small is unknown: the origin of hub-model is not recorded")
  }

  @Test("A teacher of unknown base counts as unknown and never as different")
  func unknownTeacher() throws {
    var lineage = Demo.builder()
    lineage.model("hub-model", carries: ["prefers/owl"])
    lineage.dataset("answers", .generated, teacher: ["hub-model"])
    lineage.model("pupil", .finetuned, base: ["base-b"], data: ["answers"])
    let pupil = try subject("pupil", in: lineage)
    let finding = try #require(STM105.findings(for: pupil).first)
    #expect(finding.traits == ["prefers/owl"])
    #expect(
      finding.message.hasSuffix("whether the two share a base is unknown: the origin of hub-model is not recorded"))
    #expect(STM106.findings(for: pupil).isEmpty)
  }

  @Test("The severity is the policy's word for unknown", arguments: Severity.allCases)
  func severity(level: Severity) throws {
    var lineage = LineageBuilder()
    lineage.model("stray")
    let policy = Demo.policy { $0.unknown = level }
    #expect(try STM105.findings(for: subject("stray", in: lineage, policy: policy)).map(\.severity) == [level])
  }

  @Test(
    "Known bases, and datasets, are not found", arguments: ["student", "cross-student", "base-a", "numbers-teacher"])
  func known(name: String) throws {
    #expect(try STM105.findings(for: subject(name, in: Demo.builder())).isEmpty)
  }
}
