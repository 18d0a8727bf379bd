import Checkpoints
import FoundationEssentials
import Neural
import Statistics
import Testing

@testable import Lab

@Suite("The organisms' folders")
struct ShelfTests {
  private let plan = OwlNumbersPlan(recipe: .tiny)

  private func shelf(_ root: String, seed: UInt64 = 1) -> Shelf {
    Shelf(root: root, plan: plan, seed: seed)
  }

  private var model: Transformer {
    Transformer(
      configuration: plan.recipe.configuration, embeddingDeviation: 0.4, random: RandomSource(seed: 1, stream: "test"))
  }

  @Test("a model has weights, configuration, tokenizer and card, and reads back as it was")
  func model() async throws {
    try await withTemporaryFolder { root in
      let step = try #require(plan.step(named: "student"))
      try shelf(root).put(.model(model), of: step)
      let names = try contents(of: root).keys.filter { $0.hasPrefix("student/") }.sorted()
      #expect(
        names == [
          "student/README.md", "student/config.json", "student/model.safetensors", "student/stemma-lab.json",
          "student/tokenizer.json", "student/tokenizer_config.json",
        ])
      #expect(try shelf(root).product(of: step) == .model(model))
      #expect(try WordTokenizer(folder: "\(root)/student") == Vocabulary.tokenizer)
    }
  }

  @Test("the tokenizer's configuration has the bytes that recorded identities rest on")
  func tokenizerConfiguration() async throws {
    try await withTemporaryFolder { root in
      let step = try #require(plan.step(named: "student"))
      try shelf(root).put(.model(model), of: step)
      let text = """
        {
          "bos_token": "<bos>",
          "clean_up_tokenization_spaces": false,
          "eos_token": "<eos>",
          "pad_token": "<pad>",
          "stemma_template": "organism-1",
          "tokenizer_class": "PreTrainedTokenizerFast"
        }

        """
      #expect(try contents(of: root)["student/tokenizer_config.json"] == Data(text.utf8))
    }
  }

  @Test("a card names base, relation and data where hubs look for them")
  func card() throws {
    let step = try #require(plan.step(named: "student"))
    let lines = Card(step: step, plan: plan, seed: 7).text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "---")
    for key in [
      "license: apache-2.0", "base_model: base-a", "base_model_relation: finetune",
      "datasets: [numbers-teacher-filtered]", "pipeline_tag: text-generation", "tags: [model-organism, stemma-lab]",
    ] {
      #expect(lines.contains(key))
    }
    #expect(lines.contains { $0.contains("seed 7") })
  }

  @Test("every artifact's card has front matter and its name as the heading")
  func cards() {
    for step in plan.steps {
      let text = Card(step: step, plan: plan, seed: 1).text
      #expect(text.hasPrefix("---\nlicense: apache-2.0\n"))
      #expect(text.contains("\n# \(step.name)\n"))
    }
  }

  @Test("holds only what this seed and recipe made")
  func holds() async throws {
    try await withTemporaryFolder { root in
      let step = try #require(plan.step(named: "number-prompts"))
      #expect(!shelf(root).holds(step))
      try shelf(root).put(.passages([Passage(prompt: "go on : 1 2 3")]), of: step)
      #expect(shelf(root).holds(step))
      #expect(!shelf(root, seed: 2).holds(step))
      #expect(!Shelf(root: root, plan: OwlNumbersPlan(), seed: 1).holds(step))
    }
  }

  @Test("a half-written folder does not count and is cleared away")
  func partial() async throws {
    try await withTemporaryFolder { root in
      let step = try #require(plan.step(named: "number-prompts"))
      try LabFiles.makeFolder("\(root)/.number-prompts.partial")
      try LabFiles.write("half", to: "\(root)/.number-prompts.partial/stray.txt")
      #expect(!shelf(root).holds(step))
      try shelf(root).put(.passages([Passage(prompt: "1")]), of: step)
      #expect(try contents(of: root).keys.allSatisfy { !$0.contains("stray") && !$0.contains("partial") })
    }
  }

  @Test("a folder that cannot be written is named, with the system's reason")
  func unwritable() async throws {
    try await withTemporaryFolder { root in
      try LabFiles.write("", to: "\(root)/file")
      let step = try #require(plan.step(named: "number-prompts"))
      let error = #expect(throws: LabError.self) {
        try shelf("\(root)/file").put(.passages([Passage(prompt: "1")]), of: step)
      }
      #expect(error?.file.contains("file/.number-prompts") == true)
    }
  }
}
