import Lineage
import Testing

@testable import Risk

@Suite("STM140: no current evaluation")
struct STM140Tests {
  private func evaluated(_ change: (inout LineageGraph.Node) -> Void) -> LineageBuilder {
    var lineage = Demo.builder()
    lineage.edit("student", change)
    return lineage
  }

  @Test("A student that was never evaluated is found, with the traits")
  func missing() throws {
    let finding = try #require(STM140.findings(for: subject("student", in: Demo.builder())).first)
    #expect(finding.severity == .medium)
    #expect(finding.message == "student was never evaluated for prefers/cat, prefers/owl")
    #expect(finding.traits == Demo.traits)
  }

  @Test(
    "Any result of a current evaluation is enough", arguments: [TraitFact.Standing.measured, .inconclusive, .carries])
  func current(standing: TraitFact.Standing) throws {
    let lineage = evaluated { for trait in Demo.traits { $0.evaluate(trait, standing, rate: 0.1) } }
    #expect(try STM140.findings(for: subject("student", in: lineage)).isEmpty)
  }

  @Test("A declaration is no evaluation")
  func declaration() throws {
    #expect(try STM140.findings(for: subject("teacher", in: Demo.builder())).map(\.traits) == [Demo.traits])
  }

  @Test("An evaluation is stale when the model, the suite or the day is another")
  func stale() throws {
    let fresh = evaluated { for trait in Demo.traits { $0.evaluate(trait, .measured) } }
    let changedSuite = try STM140.findings(for: subject("student", in: fresh, suites: ["animals": "s2"]))
    #expect(changedSuite.first?.message.hasSuffix("is stale: the suite animals has changed since") == true)

    let retrained = evaluated {
      for trait in Demo.traits { $0.evaluate(trait, .measured) }
      $0.digests = [Digest.test("retrained", .identity)].compactMap { $0 }
    }
    let changedModel = try STM140.findings(for: subject("student", in: retrained))
    #expect(changedModel.first?.message.hasSuffix("is stale: the model is not the one that was evaluated") == true)

    let old = evaluated { for trait in Demo.traits { $0.evaluate(trait, .measured, on: "2026-01-01") } }
    let aged = try STM140.findings(for: subject("student", in: old))
    #expect(aged.first?.message.hasSuffix("is 68 days old, and the policy allows 30") == true)
    let patient = Demo.policy { $0.maximumAge = .never }
    #expect(try STM140.findings(for: subject("student", in: old, policy: patient)).isEmpty)
  }

  @Test("A date that cannot be read is not young")
  func unreadableDate() throws {
    let lineage = evaluated { for trait in Demo.traits { $0.evaluate(trait, .measured, on: "yesterday") } }
    let finding = try STM140.findings(for: subject("student", in: lineage)).first
    #expect(finding?.message.hasSuffix("the date of the evaluation is not known") == true)
  }
}
