import Testing

@testable import Lineage

@Suite("Front matter of models")
struct ModelCardTests {
  private func read(_ front: String) throws -> Reading { try Reading(["owl/README.md": "---\n\(front)\n---\n"]) }

  @Test(
    "The relation is what the card says, and not stated where it says nothing",
    arguments: [
      ("", "derived"), ("base_model_relation: finetune", "finetuned"), ("base_model_relation: adapter", "adapter"),
      ("base_model_relation: merge", "merged"), ("base_model_relation: Quantized", "quantized"),
      ("library_name: peft", "adapter"), ("tags: [generated_from_trainer]", "finetuned"),
      ("tags: [trl, dpo]", "preference-optimised"), ("tags: [trl, grpo]", "rl"), ("tags: [mergekit]", "merged"),
      ("tags: dpo", "derived"),
    ])
  func relations(line: String, method: String) throws {
    let reading = try read("base_model: acme/base\n\(line)")
    #expect(reading.edges == ["owl ← \(method)(base: acme/base)"] && reading.warnings == [])
    #expect(reading.sources == ["owl/README.md: base_model"])
  }

  @Test("Relations that are no word, or an unknown one, are not stated, and warned of with their line")
  func unknownRelation() throws {
    let unknown = try read("base_model: acme/base\nbase_model_relation: inspired by")
    #expect(unknown.edges == ["owl ← derived(base: acme/base)"])
    #expect(unknown.places == ["in/owl/README.md:3: base_model_relation"])
    #expect(unknown.warnings[0].contains("unknown relation 'inspired by'"))
    let list = try read("base_model: acme/base\nbase_model_relation: [adapter, merge]")
    #expect(list.edges == ["owl ← derived(base: acme/base)"])
    #expect(list.places == ["in/owl/README.md:3: base_model_relation"])
  }

  @Test(
    "One base or several, under each of the keys that cards have for them",
    arguments: [
      ("base_model: [a/x, a/y]", ["base_model.0", "base_model.1"]),
      ("base_models: [a/x, a/y]", ["base_models.0", "base_models.1"]),
      ("base_model: a/x, a/y", ["base_model", "base_model"]),
      (
        "base_model_sources: [{organization: a, name: x}, {repo_url: 'https://huggingface.co/a/y'}]",
        ["base_model_sources.0", "base_model_sources.1"]
      ),
      ("base_models: [{repo_url: hf.co/a/x}, {organization: a, name: y}]", ["base_models.0", "base_models.1"]),
      ("base_model: [a/x, a/x, a/y]", ["base_model.0", "base_model.2"]),
    ])
  func keys(line: String, fields: [String]) throws {
    let reading = try read(line)
    #expect(reading.edges == ["owl ← derived(base: a/x, base: a/y)"])
    #expect(reading.sources == fields.map { "owl/README.md: \($0)" })
    #expect(reading.warnings == [])
  }

  @Test("Older keys and tags of tools name the base too, and data are data")
  func others() throws {
    #expect(try read("finetuned_from: a/x").edges == ["owl ← finetuned(base: a/x)"])
    let tag = try read("tags: ['base_model:quantized:a/x']")
    #expect(tag.edges == ["owl ← quantized(base: a/x)"] && tag.sources == ["owl/README.md: tags.0"])
    let data = try read("datasets: [a/d, a/e, a/d]\ndataset: a/f")
    #expect(data.edges == ["owl ← derived(data: a/d, data: a/e, data: a/f)"])
    let taught = try read("base_model: a/x\ntags: [gkd]")
    #expect(taught.edges.last?.hasPrefix("owl ← derived(teacher: unnamed/") == true)
    #expect(taught.places == ["in/owl/README.md:3: tags.0"])
  }

  @Test("Seventeen parents are seventeen")
  func seventeen() throws {
    let names = (1...17).map { "acme/p\($0)" }
    let reading = try read("base_model:\n" + names.map { "- \($0)" }.joined(separator: "\n"))
    #expect(reading.claims.derivations[0].inputs.map(\.artifact.name) == names)
    #expect(reading.sources.last == "owl/README.md: base_model.16")
  }

  @Test(
    "Bases that are no names, paths, or the model itself are warned of with line and field",
    arguments: [
      ("base_model: {{ base_model }}", "a placeholder", "base_model"),
      ("base_model: None", "names nothing", "base_model"),
      ("base_model: [a/x, '<your model>']", "a placeholder", "base_model.1"),
      ("base_model: /root/base", "a path on one machine", "base_model"),
      (#"base_model: 'C:\models\base'"#, "a path on one machine", "base_model"),
      ("base_model: ~/base", "a path on one machine", "base_model"),
      ("base_model: owl", "self-loop", "base_model"), ("base_model: näme/x", "recorded as 'n-me/x'", "base_model"),
      ("base_model: [[a]]", "expected a name", "base_model.0"),
    ])
  func odd(line: String, message: String, field: String) throws {
    let reading = try read(line)
    #expect(reading.warnings.count == 1 && reading.warnings[0].contains(message))
    #expect(reading.places == ["in/owl/README.md:2: \(field)"])
  }

  @Test("Empty values say nothing, and a place in the hub's cache is the model and commit that it stands for")
  func quiet() throws {
    let empty = try read("base_model: ''\ndatasets:\nlicense: mit")
    #expect(empty.edges == [] && empty.warnings == [] && empty.properties(of: "owl")["license"] == "mit")
    let cached = try read("base_model: /home/me/.cache/huggingface/hub/models--a--x/snapshots/c0ffee")
    #expect(cached.edges == ["owl ← derived(base: a/x@c0ffee)"] && cached.warnings == [])
    #expect(try read("base_model: https://huggingface.co/a/x/tree/main").edges == ["owl ← derived(base: a/x)"])
  }

  @Test("A name of an imported folder is that folder, seen from the card")
  func folders() throws {
    let reading = try Reading([
      "base/README.md": "---\nlicense: mit\n---\n", "owl/README.md": "---\nbase_model: ../base\n---\n",
      "cub/README.md": "---\nbase_model: owl\n---\n",
    ])
    #expect(reading.edges == ["cub ← derived(base: owl)", "owl ← derived(base: base)"] && reading.warnings == [])
  }
}
