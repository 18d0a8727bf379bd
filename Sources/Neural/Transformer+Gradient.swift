import Checkpoints

/// Loss and gradient over a whole data set.
extension Transformer {
  /// The mean cross-entropy per predicted token, in nats.
  /// - Parameter targets: the softmax runs over these tokens; nil for all.
  package func loss(on data: TokenSet, targets: Range<Int>? = nil) throws(NeuralError) -> Double {
    let classes = try checked(data, targets)
    let shard = GradientShard(self)
    withParameters { shard.measure(ArraySlice(0..<data.count), of: data, classes: classes, parameters: $0) }
    return shard.loss / Double(data.lossCount)
  }

  /// The mean loss and its gradient, in the order of `parameters`.
  package func gradient(
    on data: TokenSet, targets: Range<Int>? = nil
  ) throws(NeuralError) -> (loss: Double, values: [Float]) {
    let classes = try checked(data, targets)
    let shard = GradientShard(self)
    withParameters { parameters in
      shard.run(
        ArraySlice(0..<data.count), of: data, classes: classes, scale: 1 / Float(data.lossCount), trainable: .all,
        parameters: parameters)
    }
    return (shard.loss / Double(data.lossCount), Array(shard.gradient))
  }

  private func checked(_ data: TokenSet, _ targets: Range<Int>?) throws(NeuralError) -> Range<Int> {
    try data.check(
      vocabularySize: configuration.vocabularySize, contextLength: configuration.contextLength, targets: targets)
    return targets ?? 0..<configuration.vocabularySize
  }

  func withParameters<R>(_ body: (UnsafePointer<Float>) -> R) -> R {
    parameters.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { preconditionFailure("a network has parameters") }
      return body(start)
    }
  }
}
