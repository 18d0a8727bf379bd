import Testing

@testable import Lineage

@Suite("Import from MLflow")
struct MLflowImporterTests {
  @Test("A logged model names the hub's model that it was loaded from, with the revision")
  func model() throws {
    let reading = try Reading([
      "owl/MLmodel": """
      flavors:
        python_function: {loader_module: mlflow.transformers}
        transformers:
          source_model_name: acme/base
          source_model_revision: c0ffee
          peft_adaptor: peft
      mlflow_version: 2.9.0
      run_id: r1
      """
    ])
    #expect(reading.formats == ["mlflow"] && reading.warnings == [])
    #expect(reading.edges == ["owl ← adapter(base: acme/base@c0ffee)"])
    #expect(reading.sources == ["owl/MLmodel: flavors.transformers.source_model_name"])
    #expect(reading.properties(of: "owl") == ["mlflow-version": "2.9.0", "mlflow-run": "r1"])
    #expect(try Reading(["owl/MLmodel": "flavors: 7\n"]).refused.count == 1)
  }

  @Test("A run's folder gives the settings of its trainer")
  func run() throws {
    let reading = try Reading([
      "r1/meta.yaml": "run_id: r1\nexperiment_id: '0'\nrun_name: first hoot\n",
      "r1/params/model_name_or_path": "acme/base", "r1/params/dataset_name": "acme/hoots\n",
      "r1/params/learning_rate": "0.0001", "r1/params/output_dir": "None",
    ])
    #expect(reading.edges == ["r1 ← finetuned(base: acme/base, data: acme/hoots)"])
    #expect(reading.sources == ["params/model_name_or_path", "params/dataset_name"].map { "r1/meta.yaml: \($0)" })
    #expect(reading.claims.derivations[0].recipe == ["learning-rate": 0.0001])
    #expect(reading.properties(of: "r1")["mlflow-run-name"] == "first hoot")
    let empty = try Reading(["r1/meta.yaml": "run_id: r1\nexperiment_id: '0'\n"])
    #expect(empty.edges == [] && empty.warnings.count == 1)
  }

  @Test("An exported run has its parameters as a list or a mapping; data for evaluation are no origin")
  func exported() throws {
    let inputs = #"""
      "inputs": {"dataset_inputs": [
        {"dataset": {"name": "acme/hoots"}, "tags": [{"key": "mlflow.data.context", "value": "training"}]},
        {"dataset": {"name": "acme/exam"}, "tags": [{"key": "mlflow.data.context", "value": "eval"}]}]}
      """#
    let list = #"[{"key": "model_name_or_path", "value": "acme/base"}, {"key": "seed", "value": "7"}]"#
    let mapping = #"{"model_name_or_path": "acme/base", "seed": 7}"#
    for params in [list, mapping] {
      let reading = try Reading([
        "run.json": #"{"info": {"run_id": "r"}, "data": {"params": \#(params)}, \#(inputs)}"#
      ])
      #expect(reading.edges == ["run ← finetuned(base: acme/base, data: acme/hoots)"])
      #expect(reading.claims.derivations[0].properties["seed"] == "7")
    }
  }
}
