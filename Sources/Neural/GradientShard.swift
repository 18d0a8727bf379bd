import CKernels

/// One worker's share of a batch: its memory, its gradient, its part of the loss.
///
/// Used by one thread at a time.
final class GradientShard {
  private let pass: TransformerPass
  private var batch = Batch()
  let gradient: UnsafeMutableBufferPointer<Float>
  /// Sum over the share's loss positions, in nats.
  private(set) var loss = 0.0

  init(_ model: Transformer) {
    pass = TransformerPass(model)
    gradient = .allocate(capacity: model.parameters.count)
  }

  deinit {
    gradient.deallocate()
  }

  /// Sets `gradient` and `loss` for some sequences.
  /// - Parameter scale: the gradient is that of `scale` × the summed loss.
  func run(
    _ indices: ArraySlice<Int>, of data: TokenSet, classes: Range<Int>, scale: Float,
    trainable: TrainingPlan.Trainable, parameters: UnsafePointer<Float>
  ) {
    OneThread.enforce()
    gradient.update(repeating: 0)
    loss = 0
    var rest = indices
    while !rest.isEmpty, let gradient = gradient.baseAddress {
      let (activations, count) = forward(&rest, data, classes, scale, parameters)
      if count > 0 {
        pass.backward(
          activations, batch, classes: classes, trainable: trainable, parameters: parameters, gradient: gradient)
      }
    }
  }

  /// Sets `loss` alone.
  func measure(
    _ indices: ArraySlice<Int>, of data: TokenSet, classes: Range<Int>, parameters: UnsafePointer<Float>
  ) {
    OneThread.enforce()
    loss = 0
    var rest = indices
    while !rest.isEmpty { _ = forward(&rest, data, classes, 1, parameters) }
  }

  /// Takes the next few sequences; few, so that their activations stay in the second-level cache.
  private func forward(
    _ rest: inout ArraySlice<Int>, _ data: TokenSet, _ classes: Range<Int>, _ scale: Float,
    _ parameters: UnsafePointer<Float>
  ) -> (Activations, Int) {
    batch.removeAll()
    while let index = rest.first, batch.rows < Self.rows {
      batch.append(index, of: data, firstClass: classes.lowerBound)
      rest = rest.dropFirst()
    }
    let (activations, logits) = pass.forward(batch, classes: classes, parameters: parameters)
    loss += kernel_cross_entropy(
      logits.start, batch.targets, logits.rows, logits.columns, logits.stride, scale)
    return (activations, logits.rows)
  }

  /// No sequence is added to a group that has this many rows.
  private static let rows = 192
}
