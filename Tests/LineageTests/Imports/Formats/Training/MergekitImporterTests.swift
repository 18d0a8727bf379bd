import Testing

@testable import Lineage

@Suite("Import of mergekit configurations")
struct MergekitImporterTests {
  private func read(_ text: String) throws -> Reading { try Reading(["owl/mergekit_config.yml": text]) }

  @Test(
    "Every place that names a model is a parent",
    arguments: [
      "merge_method: ties\nmodels: [{model: a/x}, {model: a/y}, {model: a/x}]\n",
      "merge_method: slerp\nslices:\n- sources: [{model: a/x, layer_range: [0, 8]}, {model: a/y, layer_range: [0, 8]}]\n",
      "merge_method: linear\nmodules: {text: {slices: [{sources: [{model: a/x}, {model: a/y}]}]}}\n",
      "merge_method: dare_ties\nmodels: [{model: a/x}]\nbase_model: a/y\n",
      "base_model: a/y\ngate_mode: hidden\nexperts: [{source_model: a/x, positive_prompts: [hoot]}]\n",
      "merge_method: ties\nmodels: [{model: {model: {path: a/x}}}, {model: {path: a/y}}]\n",
    ])
  func parents(text: String) throws {
    let reading = try read(text)
    #expect(reading.formats == ["mergekit"] && reading.warnings == [])
    #expect(reading.edges == ["owl ← merged(base: a/x, base: a/y)"])
  }

  @Test("A reference may hold a revision and an adapter, in one text or in parts")
  func references() throws {
    let expected = ["owl ← merged(base: a/x@v1, base: a/l@v2, base: a/y)"]
    let text = try read("merge_method: ties\nmodels: [{model: a/x@v1+a/l@v2}, {model: a/y}]\n")
    #expect(text.edges == expected)
    #expect(
      text.sources == ["models.0.model", "models.0.model", "models.1.model"].map { "owl/mergekit_config.yml: \($0)" })
    let parts = try read(
      "merge_method: ties\nmodels: [{model: {model: {path: a/x, revision: v1}, lora: {path: a/l, revision: v2}}}, {model: a/y}]\n"
    )
    #expect(parts.edges == expected)
  }

  @Test("Merges of merges: a later document may name an earlier one")
  func documents() throws {
    let reading = try read(
      "name: first\nmerge_method: linear\nmodels: [{model: a/x}, {model: a/y}]\n---\n"
        + "name: second\nmerge_method: ties\nmodels: [{model: first}, {model: a/z}]\n")
    #expect(
      reading.edges == [
        "owl/first ← merged(base: a/x, base: a/y)", "owl/second ← merged(base: owl/first, base: a/z)",
      ])
  }

  @Test("Seventeen parents are seventeen, and one that is a path or a placeholder is warned of with its line")
  func odd() throws {
    let names = (1...17).map { "acme/p\($0)" }
    let many = try read("merge_method: ties\nmodels:\n" + names.map { "- model: \($0)\n" }.joined())
    #expect(many.claims.derivations[0].inputs.map(\.artifact.name) == names)
    let odd = try read(
      "merge_method: ties\nmodels:\n- model: D:\\merges\\x\n- model: ${MODEL}\n- model: [a]\n- {}\n- model: a/y\n")
    #expect(odd.claims.derivations[0].inputs.map(\.artifact.name).last == "a/y")
    #expect(odd.places == (3...5).map { "in/owl/mergekit_config.yml:\($0): models.\($0 - 3).model" })
  }

  @Test("A merge without models is warned of, and so is one with itself")
  func nothing() throws {
    let empty = try read("merge_method: ties\nmodels: []\n")
    #expect(empty.edges == [] && empty.warnings == ["a merge without models"])
    #expect(try read("merge_method: ties\nmodels: [{model: owl}]\n").warnings[0].contains("self-loop"))
    #expect(try read("- merge_method: ties\n").unrecognised.count == 1)
  }
}
