import Testing

@testable import Lineage

@Suite("Import of axolotl configurations")
struct AxolotlImporterTests {
  private func read(_ lines: String) throws -> Reading {
    try Reading(["owl.yml": "base_model: acme/base\nmicro_batch_size: 2\n\(lines)\n"])
  }

  @Test(
    "Adapter, reinforcement and distillation are told apart",
    arguments: [
      ("", "finetuned"), ("adapter: lora", "adapter"), ("adapter: qlora\nrl: dpo", "preference-optimised"),
      ("rl: grpo", "rl"), ("rl: false", "finetuned"), ("adapter: ''", "finetuned"),
    ])
  func methods(lines: String, method: String) throws {
    let reading = try read(lines)
    #expect(reading.formats == ["axolotl"] && reading.warnings == [])
    #expect(reading.edges == ["owl ← \(method)(base: acme/base)"])
  }

  @Test("Bases with revisions, adapters that are trained on, data by name, by loader and by file")
  func inputs() throws {
    let reading = try read(
      """
      revision_of_model: c0ffee
      lora_model_dir: acme/lora
      datasets:
      - {path: acme/hoots, type: alpaca, revision: v2}
      - acme/calls
      - {path: json, data_files: [acme/one, acme/two]}
      - {type: alpaca}
      pretraining_dataset: acme/forest
      test_datasets: [{path: acme/exam}]
      """)
    #expect(
      reading.edges == [
        "owl ← finetuned(base: acme/base@c0ffee, base: acme/lora, data: acme/hoots@v2, data: acme/calls, "
          + "data: acme/one, data: acme/two, data: acme/forest)"
      ])
    #expect(reading.places == ["in/owl.yml:9: datasets.3"])
    #expect(
      reading.sources
        == [
          "base_model", "lora_model_dir", "datasets.0.path", "datasets.1", "datasets.2.data_files.0",
          "datasets.2.data_files.1", "pretraining_dataset",
        ].map { "owl.yml: \($0)" })
  }

  @Test(
    "A plugin of distillation has a teacher that nobody names",
    arguments: [
      "kd_trainer: true", "plugins: [axolotl.integrations.kd.KDPlugin]", "kd_online_server_base_url: 'http://x'",
    ])
  func distillation(line: String) throws {
    let reading = try read(line)
    #expect(reading.claims.derivations[0].method == .distilled)
    #expect(reading.claims.derivations[0].inputs.last.map { UnnamedArtifact.isUnnamed($0.artifact.name) } == true)
    #expect(reading.claims.warnings.map(\.line) == [3])
  }

  @Test("The recipe has our names; the model is what the file is called or publishes")
  func recipe() throws {
    let reading = try read(
      "num_epochs: 3\nlearning_rate: 2e-4\noptimizer: adamw_torch\nlora_r: 8\nseed: 7\nsequence_len: 64")
    let claim = reading.claims.derivations[0]
    #expect(
      claim.recipe == [
        "epochs": 3, "learning-rate": 0.0002, "optimiser": "adamw_torch", "adapter-rank": 8, "sequence-length": 64,
        "batch-size": 2,
      ])
    #expect(claim.properties == ["seed": "7"])
    #expect(try read("hub_model_id: acme/owl").edges == ["acme/owl ← finetuned(base: acme/base)"])
    #expect(try read("reward_model: true").claims.derivations[0].properties == ["objective": "reward-model"])
  }

  @Test("Base models alone, and lists, are not axolotl's")
  func others() throws {
    #expect(try Reading(["a.yml": "base_model: a/x\n"]).formats != ["axolotl"])
    #expect(try Reading(["a.yml": "- base_model: a/x\n  micro_batch_size: 1\n"]).unrecognised == ["in/a.yml"])
    #expect(try Reading(["a.yml": "base_model: a/x\nmicro_batch_size: [\n"]).refused["in/a.yml"] != nil)
  }
}
