import Lineage
import Testing

@testable import Risk

@Suite("Waivers")
struct WaiverTests {
  private static let file = """
    version: 1
    waivers:
      - rule: STM120
        artifact: pupil
        path: downloaded -> pupil
        reason: older than our records
        approver: A. Person
        expires: 2026-03-10
    """

  private func finding() throws -> Finding {
    var lineage = Demo.builder()
    lineage.model("pupil", .finetuned, base: ["base-a"], data: ["downloaded"])
    return try #require(STM120.findings(for: subject("pupil", in: lineage)).first)
  }

  private func settle(_ waivers: [Waiver], _ mode: UnsignedWaivers, on day: String) throws -> Finding {
    let policy = Demo.policy { $0.unsignedWaivers = mode }
    let result = Combination(findings: [try finding()], waivers: waivers, policy: policy, today: day)
    return try #require(result.findings.first)
  }

  @Test("A waiver names rule, artifact and path, and applies through its last day")
  func applies() throws {
    let waivers = try Waiver.list(text: Self.file, file: "waivers.yaml")
    let waived = try settle(waivers, .accept, on: "2026-03-10")
    #expect(waived.status == .waived)
    #expect(waived.statusReason == "unsigned waiver by A. Person, until 2026-03-10: older than our records")
  }

  @Test("An expired waiver leaves the finding open and says so")
  func expired() throws {
    let waivers = try Waiver.list(text: Self.file, file: "waivers.yaml")
    let open = try settle(waivers, .accept, on: "2026-03-11")
    #expect(open.status == .open)
    #expect(open.statusReason == "waiver expired on 2026-03-10")
  }

  @Test("An unsigned waiver is shown and does not count unless the policy accepts it")
  func unsigned() throws {
    let waivers = try Waiver.list(text: Self.file, file: "waivers.yaml")
    let open = try settle(waivers, .refuse, on: "2026-03-01")
    #expect(open.status == .open)
    #expect(open.statusReason?.hasSuffix("(the policy does not accept unsigned waivers)") == true)
  }

  @Test(
    "A waiver for another path, artifact or rule does nothing",
    arguments: [
      ("downloaded ->", "uploaded ->"), ("artifact: pupil", "artifact: student"), ("STM120", "STM130"),
    ])
  func other(part: String, replacement: String) throws {
    let text = Self.file.replacing(part, with: replacement)
    let open = try settle(Waiver.list(text: text, file: "w"), .accept, on: "2026-03-01")
    #expect(open.status == .open)
    #expect(open.statusReason == nil)
  }

  @Test("The waiver that lasts longest stands for the others")
  func several() throws {
    let earlier = try Waiver.list(text: Self.file, file: "w")
    let later = try Waiver.list(text: Self.file.replacing("2026-03-10", with: "2027-01-01"), file: "w")
    #expect(try settle(earlier + later, .accept, on: "2026-12-31").status == .waived)
    #expect(try settle(later + earlier, .accept, on: "2026-12-31").status == .waived)
  }

  @Test(
    "A waiver without reason, approver or last day, or with a misspelt word, is refused",
    arguments: [
      ("reason: older than our records", "reason: ''"), ("    approver: A. Person\n", ""),
      ("expires: 2026-03-10", "expires: soon"), ("expires: 2026-03-10", "expires: 2026-02-30"),
      ("STM120", "STM12O"), ("approver:", "aprover:"), ("version: 1", "version: 2"),
    ])
  func refused(part: String, replacement: String) {
    #expect(Self.file.contains(part))
    #expect(throws: InputError.self) {
      try Waiver.list(text: Self.file.replacing(part, with: replacement), file: "w")
    }
  }
}
