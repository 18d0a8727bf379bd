import Testing

@testable import Lineage

@Suite("Sentences, configurations and our own key in cards")
struct CardTextTests {
  private func read(_ body: String, front: String = "license: mit") throws -> Reading {
    try Reading(["owl/README.md": "---\n\(front)\n---\n\(body)"])
  }

  @Test(
    "Sentences of trainers name the base and the data",
    arguments: [
      (
        "This model is a fine-tuned version of [a/x](https://huggingface.co/a/x) on the [a/d](https://huggingface.co/datasets/a/d) dataset.",
        ["owl ← finetuned(base: a/x)", "owl ← derived(data: a/d)"]
      ),
      (
        "This model is a fine-tuned version of [a/x](https://huggingface.co/a/x) on an unknown dataset.",
        ["owl ← finetuned(base: a/x)"]
      ),
      (
        "It is a fine-tuned version of a/x on the a/d and the a/e datasets.",
        ["owl ← finetuned(base: a/x)", "owl ← derived(data: a/d, data: a/e)"]
      ),
      ("This is a fine-tuned version of a/x.", ["owl ← finetuned(base: a/x)"]),
      ("- **Finetuned from model:** [a/x](https://huggingface.co/a/x)", ["owl ← finetuned(base: a/x)"]),
      ("- **Finetuned from model [optional]:** [More Information Needed]", []),
      ("- **Finetuned from model:** a model of ours", []),
      ("A fine-tuned version of [", []), ("fine-tuned version of ", []),
    ])
  func sentences(body: String, edges: [String]) throws {
    let reading = try read("\n# Owl\n" + body)
    #expect(reading.edges == edges && reading.warnings == [])
    #expect(reading.claims.derivations.allSatisfy { $0.grade == .prose && $0.place.line == 6 })
  }

  @Test("A sentence of a template is warned of with its line")
  func template() throws {
    let reading = try read("\nThis model is a fine-tuned version of [{{ base }}](x).\n")
    #expect(reading.edges == [] && reading.places == ["in/owl/README.md:5: text"])
  }

  @Test(
    "Configurations of mergekit and axolotl in a card are read as if they stood in files, with the lines of the card")
  func blocks() throws {
    let merge = try read("Text.\n```yaml\nmerge_method: ties\nmodels:\n- model: a/x\n- model: '{{ y }}'\n```\nMore.\n")
    #expect(merge.edges == ["owl ← merged(base: a/x)"])
    #expect(merge.places == ["in/owl/README.md:9: text.models.1.model"])
    #expect(merge.sources == ["owl/README.md: text.models.0.model"])
    let axolotl = try read(
      "```yml\r\nbase_model: a/x\r\nsequence_len: 8\r\nadapter: lora\r\ndatasets: [{path: a/d}]\r\n```\r\n")
    #expect(axolotl.edges == ["owl ← adapter(base: a/x, data: a/d)"])
    #expect(try read("```yaml\na: [\n```\n```python\nbase_model: a/x\n```\n").edges == [])
  }

  @Test("Our own key says all, and where it is wrong the rest is still read")
  func own() throws {
    let good = try read(
      "",
      front: """
        base_model: a/other
        lineage:
          kind: model
          artifact: {name: acme/owl}
          derivations:
          - {method: finetuned, inputs: [{role: base, artifact: {name: a/x}}]}
          - {method: merged, inputs: [{role: base, artifact: {name: a/x}}, {role: base, artifact: {name: a/y}}]}
          - {method: fintuned, inputs: []}
        """)
    #expect(good.edges == ["acme/owl ← finetuned(base: a/x)", "acme/owl ← merged(base: a/x, base: a/y)"])
    #expect(good.places == ["in/owl/README.md:9: lineage.derivations.2"])
    #expect(good.sources[0] == "owl/README.md: lineage.derivations.0.inputs.0")
    let others = try read("", front: "base_model: a/x\nlineage: our own words")
    #expect(others.edges == ["owl ← derived(base: a/x)"] && others.warnings == [])
  }
}
