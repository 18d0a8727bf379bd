import Lineage
import Testing

@testable import Risk

@Suite("STM150: signature missing or wrong")
struct STM150Tests {
  private func found(_ signature: RecordSignature, _ signatures: Signatures) throws -> [Finding] {
    var facts = RiskFacts()
    facts.signature = signature
    let policy = Demo.policy { $0.signatures = signatures }
    return try STM150.findings(for: subject("student", in: Demo.builder(), policy: policy, facts: facts))
  }

  @Test("A record that is not what was signed is critical whatever the policy says", arguments: Signatures.allCases)
  func broken(signatures: Signatures) throws {
    let findings = try found(.broken("the checkpoint has 90 statements and the record 70"), signatures)
    #expect(findings.map(\.severity) == [.critical])
    #expect(
      findings.first?.message
        == "the record is not what was signed: the checkpoint has 90 statements and the record 70")
  }

  @Test("A policy that requires a signature is not satisfied by none, or by not looking")
  func required() throws {
    #expect(try found(.missing, .required).first?.message.hasSuffix("no signed checkpoint of it was found") == true)
    #expect(
      try found(.unchecked, .required).first?.message.hasSuffix("was not compared with a signed checkpoint") == true)
    #expect(try found(.valid(key: "release"), .required).isEmpty)
  }

  @Test("Otherwise nothing is asked", arguments: [RecordSignature.missing, .unchecked, .valid(key: "release")])
  func optional(signature: RecordSignature) throws { #expect(try found(signature, .optional).isEmpty) }

  @Test("A waiver that was changed after it was signed is found")
  func forgedWaiver() throws {
    let key = PrivateKey(generating: .ed25519)
    let policy = Demo.policy { $0.waiverKeys = ["release": key.publicKey] }
    var lineage = Demo.builder()
    lineage.model("pupil", .finetuned, base: ["base-a"], data: ["downloaded"])
    let finding = try #require(STM120.findings(for: subject("pupil", in: lineage)).first)
    var waiver = try Waiver(
      finding, reason: "known", approver: "A. Person", expires: try #require(Timestamp("2026-04-01"))
    ).signed(with: key)
    #expect(try STM150.findings(for: subject("pupil", in: lineage, policy: policy, waivers: [waiver])).isEmpty)
    waiver.expires = try #require(Timestamp("2027-04-01"))
    let forged = try STM150.findings(for: subject("pupil", in: lineage, policy: policy, waivers: [waiver]))
    #expect(forged.map(\.message) == ["the waiver of STM120 by A. Person is not what release signed"])
    #expect(forged.map(\.severity) == [.critical])
  }
}
