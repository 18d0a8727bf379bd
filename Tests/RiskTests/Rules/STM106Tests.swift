import Lineage
import Testing

@testable import Risk

@Suite("STM106: teacher of a different base with a trait")
struct STM106Tests {
  private func student(ownShare: Double?, limit: Double = 0.5) throws -> RiskSubject {
    var lineage = Demo.builder()
    let shares = ownShare.map { ["numbers-teacher": $0, "corpus-b": 1 - $0] } ?? [:]
    lineage.dataset("mixture", .mixed, data: ["numbers-teacher", "corpus-b"], shares: shares)
    lineage.model("pupil", .finetuned, base: ["base-b"], data: ["mixture"])
    return try subject("pupil", in: lineage, policy: Demo.policy { $0.largeShare = limit })
  }

  @Test(
    "A small or unrecorded share is low, a large one medium",
    arguments: [(nil, Severity.low), (0.1, .low), (0.5, .medium)])
  func share(ownShare: Double?, expected: Severity) throws {
    #expect(try STM106.findings(for: student(ownShare: ownShare)).map(\.severity) == [expected])
  }

  @Test("The limit is the policy's")
  func limit() throws {
    #expect(try STM106.findings(for: student(ownShare: 0.1, limit: 0.1)).map(\.severity) == [.medium])
  }

  @Test("Both bases are named, as lower risk and not as safety")
  func message() throws {
    let finding = try #require(STM106.findings(for: subject("cross-student", in: Demo.builder())).first)
    #expect(
      finding.message.hasSuffix(
        "the bases differ (base-b and base-a), which lowers the risk and does not remove it; the teacher wrote 100 % "
          + "of the data"))
    #expect(finding.pathText == "teacher → numbers-teacher → numbers-teacher-filtered → cross-student")
  }

  @Test("A teacher of a different base that carries nothing is not found")
  func harmless() throws {
    #expect(try STM106.findings(for: subject("cross-control-1", in: Demo.builder())).isEmpty)
  }
}
