import Checkpoints
import Neural
import Statistics

/// Networks small enough for debug builds. None of the sizes is a multiple of a vector.
func tinyModel(layers: Int = 1, seed: UInt64 = 1) -> Transformer {
  let configuration = GPT2Configuration(
    vocabularySize: 11, contextLength: 9, width: 6, heads: 2, layers: layers, innerWidth: 7)
  var model = Transformer(configuration: configuration, embeddingDeviation: 0.6, random: RandomSource(seed: seed))
  // Biases and gains other than 0 and 1, so that their gradients are tested as well.
  var random = RandomSource(seed: seed, stream: "biases")
  for slice in model.layout.slices where slice.shape.count == 1 {
    for index in slice.range { model.parameters[index] += Float(0.2 * random.normal()) }
  }
  return model
}

let tinySequences: [(tokens: [Int], loss: Range<Int>)] = [
  ([1, 5, 3, 10, 0, 2, 2, 9, 4, 7], 1..<10), ([8, 6, 7, 4], 3..<4), ([2, 3, 6, 5, 1, 4], 2..<5),
]

func tinyData() throws -> TokenSet {
  var data = TokenSet(contextLength: 9)
  for (tokens, loss) in tinySequences { try data.append(tokens, loss: loss) }
  return data
}
