import Lineage
import Testing

@testable import Risk

@Suite("STM151: waiver expired, or its finding changed")
struct STM151Tests {
  private static func lineage() -> LineageBuilder {
    var lineage = Demo.builder()
    lineage.model("pupil", .finetuned, base: ["base-a"], data: ["downloaded"])
    return lineage
  }

  private static func waiver(until day: String) throws -> Waiver {
    let finding = try #require(STM120.findings(for: subject("pupil", in: lineage())).first)
    return Waiver(finding, reason: "known", approver: "A. Person", expires: try #require(Timestamp(day)))
  }

  private func found(_ waivers: [Waiver], in lineage: LineageBuilder = lineage()) throws -> [Finding] {
    try STM151.findings(for: subject("pupil", in: lineage, waivers: waivers))
  }

  @Test("A waiver whose last day is over is found, one that applies is not")
  func expired() throws {
    let findings = try found([Self.waiver(until: "2026-03-09")])
    #expect(findings.map(\.message) == ["the waiver of STM120 by A. Person expired on 2026-03-09"])
    #expect(findings.map(\.severity) == [.high])
    #expect(try found([Self.waiver(until: "2026-03-10")]).isEmpty)
  }

  @Test("A waiver does not cover other bytes behind the same names")
  func changed() throws {
    var lineage = Self.lineage()
    lineage.edit("downloaded") { $0.digests = [Digest.test("replaced", .sha256)].compactMap { $0 } }
    let findings = try found([Self.waiver(until: "2026-12-31")], in: lineage)
    #expect(
      findings.map(\.message) == ["the waiver of STM120 by A. Person is for another finding than those of pupil now"])
    let open = Combination(
      findings: RiskCheck.findings(for: try subject("pupil", in: lineage)),
      waivers: [try Self.waiver(until: "2026-12-31")], policy: Demo.policy { $0.unsignedWaivers = .accept },
      today: "2026-03-10")
    #expect(open.findings.filter { $0.rule == "STM120" }.map(\.status) == [.open])
  }

  @Test("The edit of a card leaves a model's waiver as it is")
  func card() throws {
    var lineage = Self.lineage()
    lineage.edit("pupil") { node in
      node.digests = node.digests.filter { $0.scheme == .identity } + [Digest.test("edited", .sha256)].compactMap { $0 }
    }
    #expect(try found([Self.waiver(until: "2026-12-31")], in: lineage).isEmpty)
  }

  @Test("A waiver that was renewed, of a finding that is gone, or of another artifact may rest")
  func resting() throws {
    let old = try Self.waiver(until: "2026-03-01")
    #expect(try found([old, Self.waiver(until: "2026-12-31")]).isEmpty)
    var mended = Self.lineage()
    mended.dataset("downloaded", .collected)
    #expect(try found([old], in: mended).isEmpty)
    var other = old
    other.artifact = "student"
    #expect(try found([other]).isEmpty)
  }
}
