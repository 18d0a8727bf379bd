import Testing

@testable import Lineage

@Suite("Import of LLaMA-Factory configurations")
struct LlamaFactoryImporterTests {
  private func read(_ lines: String, _ others: [String: String] = [:]) throws -> Reading {
    let text = "model_name_or_path: acme/base\ntemplate: default\n\(lines)\n"
    return try Reading(others.merging(["owl.yaml": text]) { own, _ in own })
  }

  @Test(
    "The stage and the kind of tuning say the method",
    arguments: [
      ("stage: sft\ndo_train: true\nfinetuning_type: full", "finetuned(base: acme/base)"),
      ("stage: sft\ndo_train: true", "adapter(base: acme/base)"),
      ("stage: dpo\ndo_train: true", "preference-optimised(base: acme/base)"),
      ("stage: ppo\nreward_model: acme/judge", "rl(base: acme/base, judge: acme/judge)"),
      ("stage: pt\nfinetuning_type: freeze\nmodel_revision: v2", "finetuned(base: acme/base@v2)"),
      ("export_dir: out\nadapter_name_or_path: acme/lora", "merged(base: acme/base, base: acme/lora)"),
      ("export_dir: out\nexport_quantization_bit: 4", "quantized(base: acme/base)"),
      ("export_dir: out", "format-converted(base: acme/base)"),
    ])
  func methods(lines: String, edge: String) throws {
    let reading = try read(lines)
    #expect(reading.formats == ["llama-factory"] && reading.warnings == [])
    #expect(reading.edges == ["owl ← \(edge)"])
  }

  private static let list = #"""
    {"hoots": {"hf_hub_url": "acme/hoots"}, "calls": {"file_name": "calls.json"},
     "woods": {"ms_hub_url": "acme/woods"}}
    """#

  @Test("Names of data sets are looked up in the list beside, in its folder or in the one that is named")
  func data() throws {
    for (path, line) in [
      ("dataset_info.json", ""), ("data/dataset_info.json", ""), ("sets/dataset_info.json", "dataset_dir: sets"),
    ] {
      let reading = try read("stage: sft\ndataset: hoots, woods\n\(line)", [path: Self.list])
      #expect(reading.edges == ["owl ← adapter(base: acme/base, data: acme/hoots, data: acme/woods)"])
      #expect(reading.warnings == [])
      #expect(reading.sources.last == "owl.yaml: dataset")
    }
    let file = try read("stage: sft\ndataset: calls", ["data/dataset_info.json": Self.list, "data/calls.json": "[]"])
    #expect(file.edges == ["owl ← adapter(base: acme/base, data: calls)"])
  }

  @Test("A name in no list, and one that the list does not have, are taken as they are")
  func unlisted() throws {
    let without = try read("stage: sft\ndataset: hoots,woods")
    #expect(without.edges == ["owl ← adapter(base: acme/base, data: hoots, data: woods)"])
    #expect(without.places == ["in/owl.yaml:4: dataset", "in/owl.yaml:4: dataset"])
    let unknown = try read("stage: sft\ndataset: other", ["dataset_info.json": Self.list])
    #expect(unknown.edges == ["owl ← adapter(base: acme/base, data: other)"])
    #expect(unknown.warnings.count == 1 && unknown.warnings[0].contains("dataset_info.json"))
  }

  @Test("A folder outside of what is imported is not looked into, and what neither trains nor exports is warned of")
  func odd() throws {
    let outside = try read("stage: sft\ndataset: hoots\ndataset_dir: ../../../../etc")
    #expect(outside.edges == ["owl ← adapter(base: acme/base, data: hoots)"] && outside.warnings.count == 1)
    let idle = try read("infer_backend: huggingface")
    #expect(idle.edges == [] && idle.places == ["in/owl.yaml"])
    #expect(
      try Reading(["a.json": #"{"model_name_or_path": "a/x", "stage": "sft", "do_train": true}"#]).edges == [
        "a ← adapter(base: a/x)"
      ])
  }
}
