import Testing

@testable import Lineage

@Suite("Import of TRL and other trainers")
struct TrainerImporterTests {
  private func read(_ text: String, as name: String = "owl.yaml") throws -> Reading { try Reading([name: text]) }

  @Test(
    "Settings say the method",
    arguments: [
      ("", "finetuned(base: a/x)"), ("use_peft: true", "adapter(base: a/x)"), ("lora_r: 8", "adapter(base: a/x)"),
      ("teacher_model_name_or_path: a/t\nteacher_model_revision: v1", "distilled(base: a/x, teacher: a/t@v1)"),
      ("reward_model_path: a/j", "rl(base: a/x, judge: a/j)"), ("num_generations: 8", "rl(base: a/x)"),
      ("model_revision: v2\ndataset_name: a/d", "finetuned(base: a/x@v2, data: a/d)"),
      ("datasets: [{path: a/d, revision: v1}, {path: a/e}]", "finetuned(base: a/x, data: a/d@v1, data: a/e)"),
      ("script_args: {dataset_name: a/d}", "finetuned(base: a/x, data: a/d)"),
    ])
  func methods(lines: String, edge: String) throws {
    let reading = try read("model_name_or_path: a/x\n\(lines)\n")
    #expect(reading.formats == ["trl"] && reading.warnings == [])
    #expect(reading.edges == ["owl ← \(edge)"])
  }

  @Test("A teacher behind an address has no name, and that is said with the line")
  func server() throws {
    let reading = try read("model_name_or_path: a/x\nteacher_model_server_url: http://10.0.0.1\n")
    #expect(reading.claims.derivations[0].method == .distilled)
    #expect(reading.places == ["in/owl.yaml:2: teacher_model_server_url"])
  }

  @Test("The model that is made is the folder beside, the one that is named, the one published, or the file")
  func outputs() throws {
    let settings = "model_name_or_path: a/x\n"
    let beside = try Reading(["run/training_args.yaml": settings + "output_dir: other\n"])
    #expect(beside.edges == ["run ← finetuned(base: a/x)"])
    let named = try Reading(["owl/README.md": "---\nlicense: mit\n---\n", "sft.yaml": settings + "output_dir: owl\n"])
    #expect(named.edges == ["owl ← finetuned(base: a/x)"])
    #expect(
      try read(settings + "hub_model_id: acme/owl\noutput_dir: out\n").edges == ["acme/owl ← finetuned(base: a/x)"])
    #expect(try read(settings).edges == ["owl ← finetuned(base: a/x)"])
  }

  @Test("Numbers of the recipe that are none, or not limited, are left out")
  func recipe() throws {
    let reading = try read(
      "model_name_or_path: a/x\nnum_train_epochs: 1\nmax_steps: -1\nlearning_rate: fast\nwarmup_ratio: .inf\nweight_decay: 1e999\nseed: 3\n"
    )
    #expect(reading.claims.derivations[0].recipe == ["epochs": 1])
    #expect(reading.claims.derivations[0].properties == ["seed": "3"])
  }

  @Test("Placeholders, Windows paths and the hub's cache in settings")
  func odd() throws {
    let reading = try read(
      """
      model_name_or_path: 'C:\\Users\\me\\.cache\\huggingface\\hub\\models--a--x\\snapshots\\c0ffee'
      dataset_name: ${DATASET}
      teacher_model_name_or_path: 'D:\\teachers\\owl'
      """, as: "odd.yaml")
    let inputs = reading.claims.derivations[0].inputs.map(\.artifact.name)
    #expect(inputs.first == "a/x@c0ffee" && inputs.last?.hasSuffix("/owl") == true && inputs.count == 2)
    #expect(reading.places == ["in/odd.yaml:2: dataset_name", "in/odd.yaml:3: teacher_model_name_or_path"])
  }

  @Test("Arguments that a trainer saved beside a model are read; a list and an empty file are not")
  func files() throws {
    let saved = try read(#"{"output_dir": "out", "learning_rate": 0.1}"#, as: "owl/training_args.json")
    #expect(saved.edges == ["owl ← derived()"] && saved.properties(of: "owl")["output-dir"] == "out")
    #expect(try read("- model_name_or_path: a/x\n").unrecognised.count == 1)
    #expect(try read("").unrecognised.count == 1)
    #expect(try read("", as: "owl.json").refused.count == 1)
  }
}
