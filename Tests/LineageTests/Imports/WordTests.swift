import Testing

@testable import Lineage

@Suite("Words, lists and names of imports")
struct WordTests {
  @Test(
    "Hubs and tools have many words for a relation",
    arguments: [
      ("Finetune", DerivationMethod.finetuned), ("fine_tuned", .finetuned), (" LoRA ", .adapter), ("GPTQ", nil),
      ("quantised", .quantized), ("", .derived), ("preference optimised", nil), ("distilled", .distilled),
    ])
  func relations(word: String, method: DerivationMethod?) { #expect(RelationWord.method(word) == method) }

  @Test("Every method's own word is one")
  func ownWords() {
    for method in DerivationMethod.allCases where method.output == .model {
      #expect(RelationWord.method(method.rawValue) == method, "\(method)")
    }
  }

  @Test("An input counts once in each role, in the order of the file")
  func lists() {
    var list = InputList()
    for (role, name) in [(InputRole.base, "a"), (.data, "a"), (.base, "b"), (.base, "a")] {
      list.add(Claim.Input(role, ArtifactReference(name: name), source: "f"))
    }
    #expect(list.all.map { "\($0.role.rawValue) \($0.artifact.name)" } == ["base a", "data a", "base b"])
  }

  @Test("What nobody names has a valid name of its own, the same each time")
  func unnamed() {
    let owl = UnnamedArtifact.reference("teacher", of: ArtifactReference(name: "acme/owl@v2"))
    #expect(owl == UnnamedArtifact.reference("teacher", of: ArtifactReference(name: "acme/owl@v2")))
    #expect(owl.name.hasSuffix("/teacher-of-owl") && UnnamedArtifact.isUnnamed(owl.name))
    let long = ArtifactReference(name: String(repeating: "x", count: 256))
    for other in [
      UnnamedArtifact.reference("teacher", of: long), UnnamedArtifact.reference("generator", of: long), owl,
    ] {
      #expect(ArtifactName.problem(other.name) == nil)
    }
    #expect(owl != UnnamedArtifact.reference("teacher", of: ArtifactReference(name: "other/owl")))
  }
}
