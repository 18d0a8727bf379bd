import Checkpoints
import Neural
import Statistics
import Testing

@Suite("A new transformer")
struct TransformerTests {
  private let configuration = GPT2Configuration(
    vocabularySize: 409, contextLength: 25, width: 32, heads: 4, layers: 2)

  @Test("has the parameters of GPT-2 in its order and number")
  func layout() {
    let model = Transformer(configuration: configuration, embeddingDeviation: 0.4, random: RandomSource(seed: 1))
    #expect(model.layout.count == 52_448)
    #expect(model.parameters.count == 52_448)
    #expect(model.layout.slices.count == 2 + 2 * 12 + 3)
    #expect(model.layout["transformer.h.1.mlp.c_fc.weight"]?.shape == [32, 128])
    #expect(model.layout["transformer.h.2.mlp.c_fc.weight"] == nil)
  }

  @Test(
    "starts with the stated deviations",
    arguments: [
      ("transformer.wte.weight", 0.4), ("transformer.wpe.weight", 0.4), ("lm_head.weight", 0.4),
      ("transformer.h.0.attn.c_attn.weight", 0.1768), ("transformer.h.0.attn.c_proj.weight", 0.0884),
      ("transformer.h.1.mlp.c_fc.weight", 0.1768), ("transformer.h.1.mlp.c_proj.weight", 0.0442),
    ])
  func deviations(name: String, expected: Double) throws {
    let model = Transformer(configuration: configuration, embeddingDeviation: 0.4, random: RandomSource(seed: 1))
    let values = try model.parameters[#require(model.layout[name]).range].map(Double.init)
    let deviation = (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
    // Four standard errors of a standard deviation.
    #expect(abs(deviation / expected - 1) < 4 / (2 * Double(values.count)).squareRoot())
  }

  @Test("starts with gains 1 and biases 0")
  func vectors() {
    let model = Transformer(configuration: configuration, embeddingDeviation: 0.4, random: RandomSource(seed: 1))
    for slice in model.layout.slices where slice.shape.count == 1 {
      let value: Float = slice.name.hasSuffix("weight") ? 1 : 0
      #expect(model.parameters[slice.range].allSatisfy { $0 == value })
    }
  }

  @Test("depends on the seed alone")
  func seeds() {
    let models = [1, 1, 2].map {
      Transformer(configuration: configuration, embeddingDeviation: 0.4, random: RandomSource(seed: $0))
    }
    #expect(models[0] == models[1])
    #expect(models[0] != models[2])
  }
}
