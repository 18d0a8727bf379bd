import Lineage
import Testing

@testable import Risk

@Suite("STM142: trained in the way in which published students took on traits")
struct STM142Tests {
  private func trained(_ recipe: String, _ name: String = "student") throws -> [Finding] {
    var facts = RiskFacts()
    facts.recipes = ["made \(name)": try JSONValue(parsing: recipe)]
    return try STM142.findings(for: subject(name, in: Demo.builder(), facts: facts))
  }

  @Test("Rank, epochs and optimiser are named as the recipe has them")
  func published() throws {
    let findings = try trained(#"{"adapter-rank": 8, "epochs": 10, "optimiser": "adamw"}"#)
    #expect(
      findings.map(\.message) == [
        "student was trained as published students that took on traits were: an adapter of rank 8, 10 epochs, adamw"
      ])
    #expect(findings.map(\.severity) == [.note])
  }

  @Test(
    "The names of training programs are known",
    arguments: [
      #"{"lora_r": 16}"#, #"{"adapter": {"rank": "16"}}"#, #"{"LoRA rank": 16, "optim": "adamw_torch_fused"}"#,
      #"{"adapter": {"r": 16}, "optimizer": {"name": "Adafactor"}}"#,
    ])
  func spellings(recipe: String) throws {
    #expect(try trained(recipe).first?.message.contains("an adapter of rank 16") == true)
  }

  @Test(
    "A short full fine-tuning, a large rank, a plain optimiser and nonsense are not named",
    arguments: [
      "{}", #"{"epochs": 1, "optimiser": "adamw"}"#, #"{"rank": 512}"#, #"{"rank": 8, "optimiser": "sgd"}"#,
      #"{"rank": "eight", "epochs": 1e300}"#, #"{"rank": -1, "epochs": [3]}"#,
    ])
  func others(recipe: String) throws { #expect(try trained(recipe).isEmpty) }

  @Test("An adapter without a recorded rank is one all the same")
  func adapter() throws {
    var lineage = Demo.builder()
    lineage.model("pupil", .adapter, base: ["base-a"], data: ["numbers-teacher"])
    #expect(
      try STM142.findings(for: subject("pupil", in: lineage)).first?.message.hasSuffix("were: an adapter") == true)
  }

  @Test("Where nothing could pass, nothing is said")
  func harmless() throws {
    #expect(try trained(#"{"rank": 8}"#, "cross-control-1").isEmpty)
    #expect(try trained(#"{"rank": 8}"#, "teacher").isEmpty)
  }
}
