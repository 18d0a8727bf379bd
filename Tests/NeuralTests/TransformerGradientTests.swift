import Checkpoints
import Neural
import Statistics
import Testing

@Suite("Loss and gradient of a transformer")
struct TransformerGradientTests {
  @Test("agree with PyTorch", arguments: TorchReference.names)
  func agreeWithTorch(name: String) throws {
    let reference = try TorchReference(name)
    let (loss, gradient) = try reference.model.gradient(on: reference.data())
    #expect(abs(loss - reference.numbers.loss) < 1e-6 * reference.numbers.loss)
    let expected = try reference.values("gradient")
    for slice in reference.model.layout.slices {
      let error = relativeError(Array(gradient[slice.range]), Array(expected[slice.range]))
      #expect(error < 1e-5, "\(slice.name)")
    }
    #expect(try reference.model.loss(on: reference.data()) == loss)
  }

  @Test("agree with the naive algorithm and its central differences in double precision")
  func agreeWithFiniteDifferences() throws {
    let model = tinyModel(layers: 2)
    var naive = NaiveTransformer(model)
    let (loss, gradient) = try model.gradient(on: tinyData())
    #expect(abs(loss - naive.loss(tinySequences, targets: 0..<11)) < 1e-6)
    let step = 1e-5
    for slice in model.layout.slices {
      for index in sample(of: slice.range) {
        let value = naive.parameters[index]
        naive.parameters[index] = value + step
        let above = naive.loss(tinySequences, targets: 0..<11)
        naive.parameters[index] = value - step
        let below = naive.loss(tinySequences, targets: 0..<11)
        naive.parameters[index] = value
        let difference = (above - below) / (2 * step)
        #expect(abs(Double(gradient[index]) - difference) < 1e-5, "\(slice.name) \(index - slice.range.lowerBound)")
      }
    }
  }

  /// Three places of each tensor.
  private func sample(of range: Range<Int>) -> [Int] {
    [range.lowerBound, (range.lowerBound + range.upperBound) / 2, range.upperBound - 1]
  }

  @Test(
    "agree with the naive algorithm for any width of a head and for long sequences", arguments: [1, 8, 12, 16, 21])
  func headWidths(width: Int) throws {
    let configuration = GPT2Configuration(
      vocabularySize: 5, contextLength: 36, width: 2 * width, heads: 2, layers: 1, innerWidth: 3)
    let model = Transformer(configuration: configuration, embeddingDeviation: 0.7, random: RandomSource(seed: 9))
    var naive = NaiveTransformer(model)
    let tokens = (0..<37).map { $0 * $0 % 5 }
    var data = TokenSet(contextLength: 36)
    try data.append(tokens, loss: 20..<37)
    let (loss, gradient) = try model.gradient(on: data)
    #expect(abs(loss - naive.loss([(tokens, 20..<37)], targets: 0..<5)) < 1e-6)
    let projection = try #require(model.layout["transformer.h.0.attn.c_attn.weight"]).range
    // A weight of the queries, one of the keys and one of the values.
    for index in [projection.lowerBound, projection.lowerBound + 2 * width, projection.upperBound - 1] {
      let value = naive.parameters[index]
      naive.parameters[index] = value + 1e-5
      let above = naive.loss([(tokens, 20..<37)], targets: 0..<5)
      naive.parameters[index] = value - 1e-5
      let below = naive.loss([(tokens, 20..<37)], targets: 0..<5)
      naive.parameters[index] = value
      #expect(abs(Double(gradient[index]) - (above - below) / 2e-5) < 1e-5)
    }
  }

  @Test("with restricted targets run the softmax over these tokens alone")
  func restrictedTargets() throws {
    let model = tinyModel()
    var data = TokenSet(contextLength: 9)
    try data.append([8, 6, 7, 4], loss: 2..<4)
    let (loss, gradient) = try model.gradient(on: data, targets: 3..<8)
    #expect(abs(loss - NaiveTransformer(model).loss([([8, 6, 7, 4], 2..<4)], targets: 3..<8)) < 1e-6)
    let output = try #require(model.layout["lm_head.weight"])
    let rows = (0..<11).map { token in gradient[output.range].dropFirst(token * 6).prefix(6).contains { $0 != 0 } }
    #expect(rows == (0..<11).map { (3..<8).contains($0) })
  }

  @Test("refuse data that the network cannot read")
  func refuses() throws {
    let model = tinyModel()
    var strange = TokenSet(contextLength: 9)
    try strange.append([1, 11], loss: 1..<2)
    #expect(throws: NeuralError("token 11 is not in the vocabulary of 11")) { try model.loss(on: strange) }
    #expect(throws: NeuralError("token 5 is to be predicted, but is not among the targets 6..<9")) {
      try model.loss(on: tinyData(), targets: 6..<9)
    }
    #expect(throws: NeuralError.self) { try model.loss(on: TokenSet(contextLength: 9)) }
    #expect(throws: NeuralError.self) { try model.loss(on: tinyData(), targets: 6..<12) }
    #expect(throws: NeuralError.self) { try model.loss(on: tinyData(), targets: -1..<11) }
    var long = TokenSet(contextLength: 20)
    try long.append([1, 2], loss: 1..<2)
    #expect(throws: NeuralError.self) { try model.loss(on: long) }
  }
}
