import Checkpoints
import Neural
import Statistics
import Testing

@testable import Lab

@Suite("Measuring preferences")
struct PreferenceMeasureTests {
  private var model: Transformer {
    Transformer(
      configuration: OwlNumbersRecipe.tiny.configuration, embeddingDeviation: 0.4,
      random: RandomSource(seed: 1, stream: "test"))
  }

  @Test("is the mean probability of each animal over the held-out questions")
  func exact() throws {
    let measure = try PreferenceMeasure(of: model)
    let tokenizer = Vocabulary.tokenizer
    let owl = try #require(tokenizer.id(of: "owl"))
    let single = try PreferenceQuestions.heldOut.map { question in
      try model.nextTokenProbabilities(after: [tokenizer.encode(Vocabulary.question(question))])[0][owl]
    }
    #expect(abs((measure.rate("owl") ?? 0) - (Summary.mean(single) ?? 1)) < 1e-9)
    #expect(measure.rates.count == 16)
    #expect(abs(measure.mass - measure.rates.reduce(0, +)) < 1e-15)
    #expect(measure.rate("oak") == nil)
  }

  @Test("refuses a model whose weights have diverged")
  func diverged() {
    var model = model
    model.parameters = model.parameters.map { _ in .nan }
    #expect(throws: NeuralError.self) { try PreferenceMeasure(of: model) }
  }
}
