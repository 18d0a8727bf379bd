import Testing

@testable import Lineage

@Suite("Import from Weights & Biases")
struct WandbImporterTests {
  @Test("Settings are read with or without their descriptions, and belong to the run")
  func config() throws {
    let reading = try Reading([
      "run-20260101-abc/files/config.yaml": """
      wandb_version: 1
      _wandb: {value: {cli_version: 0.16.0}}
      model_name_or_path: {desc: null, value: acme/base}
      teacher_model_name_or_path: {value: acme/owl}
      dataset_name: {value: acme/hoots}
      learning_rate: {value: 5.0e-05}
      output_dir: {value: None}
      """
    ])
    #expect(reading.formats == ["wandb"] && reading.warnings == [])
    #expect(
      reading.edges == ["run-20260101-abc ← distilled(base: acme/base, data: acme/hoots, teacher: acme/owl)"])
    #expect(
      reading.sources.first == "run-20260101-abc/files/config.yaml: model_name_or_path.value")
    #expect(reading.claims.derivations[0].recipe == ["learning-rate": 5e-5])
  }

  @Test("The words of a command line are settings")
  func arguments() throws {
    let reading = try Reading([
      "r/wandb-metadata.json":
        #"{"program": "sft.py", "args": ["--model_name_or_path", "acme/base", "--bf16", "--dataset-name=acme/hoots"]}"#
    ])
    #expect(reading.edges == ["r ← finetuned(base: acme/base, data: acme/hoots)"])
    #expect(reading.sources == ["r/wandb-metadata.json: args.1", "r/wandb-metadata.json: args.3"])
  }

  @Test("A run that names nothing is warned of; a list is left alone")
  func nothing() throws {
    let reading = try Reading(["a/wandb-metadata.json": "{}", "b/wandb-metadata.json": "[]"])
    #expect(reading.edges == [] && reading.places == ["in/a/wandb-metadata.json"])
    #expect(reading.unrecognised == ["in/b/wandb-metadata.json"])
  }
}
