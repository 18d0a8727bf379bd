import Testing

@testable import Lineage

@Suite("Import of distilabel pipelines")
struct DistilabelImporterTests {
  private func read(_ steps: String, _ path: String = "hoots/pipeline.yaml") throws -> Reading {
    try Reading([path: "distilabel: {version: 1.4.1}\npipeline:\n  name: owls\n  steps:\n" + steps])
  }

  @Test("Every language model is a teacher, a data set that is loaded the prompts")
  func steps() throws {
    let reading = try read(
      """
        - name: load
          step: {repo_id: acme/questions, type_info: {name: LoadDataFromHub}}
        - name: answer
          step: {llm: {model: acme/owl, type_info: {name: vLLM}}, type_info: {name: TextGeneration}}
        - name: judge
          step: {llm: {model_id: acme/judge}, type_info: {name: UltraFeedback}}

      """)
    #expect(reading.formats == ["distilabel"])
    #expect(reading.edges == ["hoots ← generated(prompts: acme/questions, teacher: acme/owl, teacher: acme/judge)"])
    #expect(
      reading.sources == [
        "hoots/pipeline.yaml: pipeline.steps.0.step.repo_id", "hoots/pipeline.yaml: pipeline.steps.1.step.llm.model",
        "hoots/pipeline.yaml: pipeline.steps.2.step.llm.model_id",
      ])
    let properties = reading.properties(of: "hoots")
    #expect(properties["steps"] == "LoadDataFromHub, TextGeneration, UltraFeedback")
    #expect(properties["distilabel-version"] == "1.4.1" && properties["pipeline"] == "owls")
  }

  @Test("Several models in one step count, those inside a mixture too; a model without a name is an unnamed teacher")
  func nested() throws {
    let several = try read(
      "  - {step: {llms: [{model: a/x}, {model: a/y}, {proposers_llms: [{model: a/z}], aggregator_llm: {model: a/x}}]}}\n"
    )
    #expect(several.edges == ["hoots ← generated(teacher: a/x, teacher: a/y, teacher: a/z)"])
    let unnamed = try read("  - {step: {llm: {generation_kwargs: {}}}}\n", "in/distiset_configs/pipeline.yaml")
    let teacher = try #require(unnamed.claims.derivations.first?.inputs.first)
    #expect(UnnamedArtifact.isUnnamed(teacher.artifact.name))
    #expect(unnamed.warnings.count == 1 && unnamed.claims.warnings[0].line == 5)
  }

  @Test("A pipeline without a model mixes what it loads; one without either is warned of")
  func withoutModels() throws {
    #expect(try read("  - {step: {repo_id: a/d}}\n").edges == ["hoots ← mixed(data: a/d)"])
    let empty = try read("  - {step: {columns: [a]}}\n  - 7\n")
    #expect(empty.edges == [] && empty.warnings == ["expected a step", "no language model and no source in any step"])
  }

  @Test("Steps that are no list refuse the file")
  func broken() throws {
    let reading = try Reading(["hoots/pipeline.yaml": "pipeline: {steps: 7}\n"])
    #expect(reading.refused["in/hoots/pipeline.yaml"]?.contains("list 'steps'") == true)
  }
}
