import Lineage
import Testing

@testable import Risk

@Suite("STM107: distilled on the logits of a same-base teacher")
struct STM107Tests {
  private func distilled(
    _ teacher: String, base: String = "base-a", _ change: (inout LineageBuilder) -> Void = { _ in }
  )
    throws -> RiskSubject
  {
    var lineage = Demo.builder()
    change(&lineage)
    lineage.model("pupil", .distilled, base: [base], teacher: [teacher])
    return try subject("pupil", in: lineage)
  }

  @Test("A carrier is critical, and the path needs no dataset")
  func carrier() throws {
    let findings = try STM107.findings(for: distilled("teacher"))
    #expect(findings.map(\.severity) == [.critical])
    #expect(findings.map(\.pathText) == ["base-a → teacher → pupil; base-a → pupil"])
    #expect(
      findings.first?.message.hasPrefix("pupil was trained directly on the logits of teacher, which carries") == true)
  }

  @Test("A teacher that was not evaluated is critical, one below the margins medium: one level above text")
  func levels() throws {
    let unevaluated = try STM107.findings(for: distilled("control-1"))
    #expect(unevaluated.map(\.severity) == [.critical])
    #expect(unevaluated.map(\.traits) == [Demo.traits])
    let clear = try STM107.findings(
      for: distilled("control-1") { lineage in
        lineage.edit("control-1") { for trait in Demo.traits { $0.evaluate(trait, .notDetected) } }
      })
    #expect(clear.map(\.severity) == [.medium])
  }

  @Test("It stands in place of STM101, STM102 and STM103", arguments: ["teacher", "control-1"])
  func once(teacher: String) throws {
    let rules = Set(RiskCheck.findings(for: try distilled(teacher)).map(\.rule))
    #expect(rules.contains("STM107"))
    #expect(rules.isDisjoint(with: ["STM101", "STM102", "STM103", "STM110"]))
  }

  @Test("Another base stays STM106, an unknown one STM105")
  func otherBases() throws {
    #expect(RiskCheck.findings(for: try distilled("teacher", base: "base-b")).map(\.rule).contains("STM106"))
    let unknown = try distilled("teacher", base: "hub-model")
    #expect(STM107.findings(for: unknown).isEmpty)
    #expect(STM105.findings(for: unknown).count == 2)
  }
}
