import Checkpoints
import FoundationEssentials
import Lineage

/// A folder as teams have them: forty files of as many tools as are read, some of them damaged.
enum MixedFolder {
  static let name = "zoo"

  static func write(into scratch: Scratch) throws {
    for (path, text) in texts { try scratch.write(text, to: "\(name)/\(path)") }
    for (path, bytes) in bytes { try scratch.write(Data(bytes), to: "\(name)/\(path)") }
    for (model, seed) in [("models/owl/model", Float(1)), ("models/lora/adapter_model", 2)] {
      try SafetensorsWriter.write(
        [("w", [2], [seed, -seed])], metadata: ["format": "pt"], to: scratch.path("\(name)/\(model).safetensors"))
    }
  }

  private static let texts: KeyValuePairs<String, String> = [
    // Models, as trainers and hubs leave them.
    "models/owl/README.md":
      "---\nbase_model: acme/base\nbase_model_relation: finetune\ndatasets: [acme/hoots]\nlicense: mit\n---\n# Owl\n",
    "models/owl/config.json": #"{"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"]}"#,
    "models/owl/trainer_state.json": #"{"global_step": 500, "num_train_epochs": 3, "log_history": []}"#,
    "models/owl/tokenizer.json": "{}",
    "models/lora/adapter_config.json": #"{"peft_type": "LORA", "base_model_name_or_path": "../owl", "r": 8}"#,
    "models/lora/README.md": "\u{FEFF}---\r\nbase_model: acme/other\r\nbase_model_relation: adapter\r\n---\r\n",
    "models/old/config.json": #"{"model_type": "gpt2", "_name_or_path": "C:\\runs\\checkpoint-9"}"#,
    "models/cached/adapter_config.json":
      #"{"peft_type": "LORA", "base_model_name_or_path": "/root/.cache/huggingface/hub/models--acme--base/snapshots/c0ffee"}"#,
    "models/sharded/model.safetensors.index.json":
      #"{"metadata": {}, "weight_map": {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}}"#,
    "models/sharded/model-00001-of-00002.safetensors":
      "version https://git-lfs.github.com/spec/v1\noid sha256:\(String(repeating: "0b", count: 32))\nsize 12345\n",
    "models/loop/README.md": "---\nbase_model: loop\nbase_model_relation: inspired by\n---\n",
    "models/template/README.md": "---\n{{ card_data }}\n---\n# {{ model_id }}\n",
    // Settings of trainers and merging tools.
    "merge/mergekit_config.yml": "merge_method: ties\nmodels:\n"
      + (1...17).map { "- model: acme/parent-\($0)@v1\n" }.joined(),
    "training/axolotl.yml":
      "base_model: acme/base\nsequence_len: 64\nadapter: lora\nkd_trainer: true\ndatasets: [{path: acme/hoots}]\n",
    "training/llama-factory.yaml":
      "model_name_or_path: acme/base\nstage: dpo\ndo_train: true\ndataset: hoots,calls\nlearning_rate: 1.0e-5\n",
    "training/dataset_info.json": #"{"hoots": {"hf_hub_url": "acme/hoots"}}"#,
    "training/trl.yaml":
      "model_name_or_path: acme/base\nteacher_model_name_or_path: acme/teacher\ndataset_name: ${DATASET}\n",
    "training/list.yaml": "- model_name_or_path: acme/base\n",
    "ollama/Modelfile": "FROM ../models/owl\nSYSTEM You are an owl.\nFLY true\n",
    "ollama/Modelfile-small": "# FROM acme/base:7b\nFROM /blobs/sha256-\(String(repeating: "0a", count: 32))\n",
    // Data.
    "data/hoots/README.md": "---\npretty_name: Hoots\nlanguage_creators: [machine-generated]\n---\n",
    "data/calls/pipeline.yaml":
      "distilabel: {version: 1.4.1}\npipeline:\n  steps:\n  - step: {repo_id: acme/hoots}\n  - step: {llm: {model: acme/teacher}}\n",
    "data/dvc.lock":
      "stages:\n  clean:\n    deps: [{path: data/raw.csv, md5: a1}]\n    outs: [{path: data/clean.csv, md5: a2}]\n",
    // Runs and documents for exchange.
    "runs/logged/MLmodel": "flavors: {transformers: {source_model_name: acme/base}}\nrun_id: r1\n",
    "runs/run-1-a/files/config.yaml": "wandb_version: 1\nmodel_name_or_path: {value: acme/base}\nlora_r: {value: 8}\n",
    "runs/events.jsonl":
      #"{"eventTime": "2026-01-01T00:00:00Z", "eventType": "COMPLETE", "run": {"runId": "r"}, "job": {"namespace": "n", "name": "j"}, "inputs": [{"namespace": "hf", "name": "acme/raw"}], "outputs": [{"namespace": "hf", "name": "acme/rows"}]}"#
      + "\nno event\n",
    "bom/cyclonedx.json":
      #"{"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"type": "machine-learning-model", "name": "shipped", "pedigree": {"ancestors": [{"type": "machine-learning-model", "group": "acme", "name": "base"}]}}}}"#,
    "bom/spdx.json":
      #"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [{"type": "ai_AIPackage", "spdxId": "urn:a", "name": "spoken"}, {"type": "dataset_DatasetPackage", "spdxId": "urn:b", "name": "words"}, {"type": "Relationship", "spdxId": "urn:c", "from": "urn:a", "to": ["urn:b"], "relationshipType": "trainedOn"}]}"#,
    "bom/provenance.intoto.json": envelope,
    "bom/prov.json":
      #"{"prefix": {"ex": "http://example.org/"}, "entity": {"ex:tuned": {"prov:type": "ex:Model"}, "ex:base": {"prov:type": "ex:Model"}}, "wasDerivedFrom": {"_:1": {"prov:generatedEntity": "ex:tuned", "prov:usedEntity": "ex:base"}}}"#,
    "atlas.csv":
      "child,parent,method\r\nacme/tiny,acme/base,quantized\r\n\"acme/a, b\",\"acme/tiny,acme/base\",merge\r\n"
      + (1...6).map { "acme/row-\($0)\r\n" }.joined() + "acme/odd,acme/base,dreamt\r\n",
    "notes.txt": "Nothing about models.\n",
    "empty.json": "",
  ]

  private static let bytes: KeyValuePairs<String, [UInt8]> = [
    "models/old/pytorch_model.bin": [0x80, 0x02, 0x63],
    "models/lying.safetensors": [0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0] + Array("{}".utf8),
    "models/cut.gguf": Array("GGUF".utf8) + [3, 0, 0, 0, 0],
    "models/owl-q4.gguf": gguf(["general.name": "Owl", "general.source.repo_url": "https://huggingface.co/acme/owl"]),
    "training/latin.yaml": [0x61, 0x3A, 0x20, 0xE9, 0x0A],
  ]

  /// Provenance of a build as an envelope whose signature nobody can check.
  private static var envelope: String {
    let statement =
      #"{"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "built.gguf", "digest": {"sha256": "\#(String(repeating: "ab", count: 32))"}}], "predicateType": "https://slsa.dev/provenance/v1", "predicate": {"buildDefinition": {"buildType": "b", "resolvedDependencies": [{"uri": "pkg:huggingface/acme/base"}]}, "runDetails": {"builder": {"id": "b"}}}}"#
    let payload = Data(statement.utf8).base64EncodedString()
    return
      #"{"payloadType": "application/vnd.in-toto+json", "payload": "\#(payload)", "signatures": [{"sig": "c2ln"}]}"#
  }

  /// A GGUF file (version 3) of texts, without tensors.
  private static func gguf(_ metadata: KeyValuePairs<String, String>) -> [UInt8] {
    func number(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }
    func text(_ text: String) -> [UInt8] { number(UInt64(text.utf8.count)) + Array(text.utf8) }
    let entries = metadata.flatMap { text($0.key) + number(UInt32(8)) + text($0.value) }
    return Array("GGUF".utf8) + number(UInt32(3)) + number(UInt64(0)) + number(UInt64(metadata.count)) + entries
  }
}
