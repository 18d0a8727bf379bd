import Glibc
import Neural
import Testing

@Suite("Predictions of a transformer")
struct TransformerPredictionTests {
  @Test("logits agree with PyTorch", arguments: TorchReference.names)
  func logitsAgreeWithTorch(name: String) throws {
    let reference = try TorchReference(name)
    for (index, tokens) in reference.numbers.tokens.enumerated() {
      let logits = try reference.model.logits(tokens.dropLast())
      #expect(relativeError(logits, try reference.logits(index)) < 2e-6)
    }
  }

  @Test("probabilities after prompts of different lengths agree with the naive algorithm")
  func probabilities() throws {
    let model = tinyModel(layers: 2)
    let naive = NaiveTransformer(model)
    // More prompts than run at once, so that several groups are needed.
    let prompts = (0..<40).map { number in (0...number % 9).map { ($0 * 3 + number) % 11 } }
    let rows = try model.nextTokenProbabilities(after: prompts)
    #expect(rows.count == 40)
    for (prompt, row) in zip(prompts, rows) {
      let logits = naive.logits(prompt)[prompt.count - 1]
      #expect(abs(row.reduce(0, +) - 1) < 1e-12)
      #expect(abs(log(row[3] / row[8]) - (logits[3] - logits[8])) < 1e-5)
    }
    #expect(try model.nextTokenProbabilities(after: []) == [])
  }

  @Test("prompts that the network cannot read are refused")
  func refuses() throws {
    let model = tinyModel()
    #expect(throws: NeuralError("token -1 is not in the vocabulary of 11")) { try model.logits([3, -1]) }
    #expect(throws: NeuralError("a prompt of 10 tokens, but 1 to 9 are possible")) {
      try model.nextTokenProbabilities(after: [[1], Array(repeating: 1, count: 10)])
    }
    #expect(throws: NeuralError("a prompt of 0 tokens, but 1 to 9 are possible")) { try model.logits([]) }
  }
}
