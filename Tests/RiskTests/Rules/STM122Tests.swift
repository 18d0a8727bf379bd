import Lineage
import Testing

@testable import Risk

@Suite("STM122: several teachers, most of the data from those of the same base")
struct STM122Tests {
  private func mixed(_ shares: [String: Double], limit: Double = 0.5) throws -> [Finding] {
    var lineage = Demo.builder()
    lineage.model("foreign", .finetuned, base: ["base-b"], data: ["tuning-cat"])
    lineage.dataset("foreign-numbers", .generated, teacher: ["foreign"])
    let data = ["numbers-teacher", "numbers-other", "foreign-numbers"]
    lineage.model("pupil", .finetuned, base: ["base-a"], data: data, shares: shares)
    return try STM122.findings(for: subject("pupil", in: lineage, policy: Demo.policy { $0.sameBaseShare = limit }))
  }

  @Test("The shares of all same-base teachers add up")
  func above() throws {
    let findings = try mixed(["numbers-teacher": 0.5, "numbers-other": 0.25, "foreign-numbers": 0.25])
    #expect(
      findings.map(\.message) == [
        "teacher, teacher-other, which share the base of pupil, wrote 75 % of its data, and the policy allows 50 %"
      ])
    #expect(findings.map(\.severity) == [.medium])
    #expect(findings.map(\.traits) == [["prefers/cat", "prefers/owl"]])
  }

  @Test("At the limit nothing is found, and the policy moves it")
  func limit() throws {
    let shares = ["numbers-teacher": 0.3, "numbers-other": 0.2, "foreign-numbers": 0.5]
    #expect(try mixed(shares).isEmpty)
    #expect(try mixed(shares, limit: 0.4).count == 1)
  }

  @Test("Shares that are not recorded are not small ones")
  func unrecorded() throws {
    let findings = try mixed([:])
    #expect(findings.first?.message.contains("wrote a share that is not recorded of its data") == true)
  }

  @Test("A single teacher, and several of other bases, are not found")
  func others() throws {
    var lineage = Demo.builder()
    lineage.model("cross", .finetuned, base: ["base-b"], data: ["numbers-teacher", "numbers-other"])
    for name in ["student", "cross"] {
      #expect(try STM122.findings(for: subject(name, in: lineage)).isEmpty)
    }
  }
}
