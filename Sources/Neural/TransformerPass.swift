import CKernels
import Checkpoints

/// One forward pass over a batch, and the backward pass that may follow it. Owns the memory of both.
///
/// Shapes: R rows (tokens of all sequences), M rows with a wanted output, K classes, d width, f inner width. Nothing
/// after the attention of the last block mixes rows, so from there on only the M rows are carried.
/// Not thread-safe: one object per thread.
final class TransformerPass {
  typealias Weights = BlockPointers<UnsafePointer<Float>>
  typealias Slopes = BlockPointers<UnsafeMutablePointer<Float>>
  typealias Floats = UnsafeMutablePointer<Float>

  let configuration: GPT2Configuration
  let offsets: GPT2Layout
  private let arena = FloatArena()

  var width: Int { configuration.width }
  var inner: Int { configuration.innerWidth }
  var epsilon: Float { Float(configuration.layerNormEpsilon) }

  init(_ model: Transformer) {
    configuration = model.configuration
    offsets = model.offsets
  }

  /// Runs the network and returns the logits (M, K) of the wanted rows for the tokens in `classes`. They and all other
  /// results stand in this object's memory: they are valid until the next pass, and as long as it lives.
  func forward(_ batch: Batch, classes: Range<Int>, parameters: UnsafePointer<Float>) -> (Activations, Matrix) {
    let sizes = PassSizes(configuration, batch, classes: classes.count)
    let activations = arena.lay { Activations(sizes, &$0) }
    kernel_embed(
      parameters + offsets.tokenEmbedding, parameters + offsets.positionEmbedding, batch.tokens, batch.positions,
      batch.rows, width, activations.blocks[0].input)
    for (index, block) in activations.blocks.enumerated() {
      let weights = Weights(parameters, offsets.blocks[index])
      let isLast = index + 1 == activations.blocks.count
      attentionForward(block, weights, batch, activations, isLast: isLast)
      feedForward(
        block, weights, rows: isLast ? batch.outputs.count : batch.rows,
        into: isLast ? activations.stream : activations.blocks[index + 1].input)
    }
    return (activations, outputForward(activations, batch, classes, parameters))
  }

  /// Adds the gradient of the loss to `gradient`, whose order is that of the parameters.
  ///
  /// - Parameters:
  ///   - activations: of the forward pass just made; `logits` holds the gradient of the loss now.
  ///   - trainable: parts that are not trained may be left out.
  func backward(
    _ activations: Activations, _ batch: Batch, classes: Range<Int>, trainable: TrainingPlan.Trainable,
    parameters: UnsafePointer<Float>, gradient: UnsafeMutablePointer<Float>
  ) {
    let all = trainable == .all
    outputBackward(activations, batch, classes, all, parameters, gradient)
    for (index, block) in activations.blocks.enumerated().reversed() {
      let weights = Weights(parameters, offsets.blocks[index])
      let slopes = Slopes(gradient, offsets.blocks[index])
      let isLast = index + 1 == activations.blocks.count
      feedBackward(block, weights, slopes, rows: isLast ? batch.outputs.count : batch.rows, activations, all)
      outputProjectionBackward(block, weights, slopes, batch, activations, all, isLast: isLast)
      // Nothing before the first block's output bias needs a slope when only such biases are trained.
      if all || index > 0 { attentionBackward(block, weights, slopes, batch, activations, all) }
    }
    guard all else { return }
    let slope = activations.streamSlope
    kernel_scatter(slope, batch.tokens, batch.rows, width, gradient + offsets.tokenEmbedding)
    kernel_scatter(slope, batch.positions, batch.rows, width, gradient + offsets.positionEmbedding)
  }
}
