import Checkpoints
import Glibc

/// What the network says about the next token.
extension Transformer {
  /// Prompts that are run together, at most.
  private static let group = 32

  /// The logits after each position of a sequence.
  /// - Returns: (T, V), row-major.
  package func logits(_ tokens: [Int]) throws(NeuralError) -> [Float] {
    try check(tokens)
    OneThread.enforce()
    var batch = Batch()
    batch.append(tokens, onlyLast: false)
    return lastLogits(of: batch, TransformerPass(self))
  }

  /// The probability of every token after each prompt.
  ///
  /// The softmax is computed in double precision from the network's logits.
  /// - Returns: (N, V); each row sums to 1.
  package func nextTokenProbabilities(after prompts: [[Int]]) throws(NeuralError) -> [[Double]] {
    for prompt in prompts { try check(prompt) }
    OneThread.enforce()
    let pass = TransformerPass(self)
    let vocabulary = configuration.vocabularySize
    var rows: [[Double]] = []
    for start in stride(from: 0, to: prompts.count, by: Self.group) {
      var batch = Batch()
      for prompt in prompts[start..<min(start + Self.group, prompts.count)] { batch.append(prompt, onlyLast: true) }
      let logits = lastLogits(of: batch, pass)
      for row in 0..<batch.sequences { rows.append(softmax(logits[row * vocabulary..<(row + 1) * vocabulary])) }
    }
    return rows
  }

  /// Throws unless the network can read the sequence.
  func check(_ tokens: [Int]) throws(NeuralError) {
    guard (1...configuration.contextLength).contains(tokens.count) else {
      throw NeuralError("a prompt of \(tokens.count) tokens, but 1 to \(configuration.contextLength) are possible")
    }
    guard let stranger = tokens.first(where: { !(0..<configuration.vocabularySize).contains($0) }) else { return }
    throw NeuralError("token \(stranger) is not in the vocabulary of \(configuration.vocabularySize)")
  }

  private func lastLogits(of batch: Batch, _ pass: TransformerPass) -> [Float] {
    withParameters { parameters in
      withExtendedLifetime(pass) {
        let (_, logits) = pass.forward(batch, classes: 0..<configuration.vocabularySize, parameters: parameters)
        return Array(UnsafeBufferPointer(start: logits.start, count: logits.rows * logits.columns))
      }
    }
  }
}

private func softmax(_ logits: ArraySlice<Float>) -> [Double] {
  let largest = Double(logits.max() ?? 0)
  let powers = logits.map { exp(Double($0) - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
