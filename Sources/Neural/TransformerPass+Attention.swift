import CKernels
import Checkpoints

/// The attention half of a block: middle = input + attend(norm(input) Wqkv + bqkv) Wo + bo.
extension TransformerPass {
  func attentionForward(
    _ a: BlockActivations, _ w: Weights, _ batch: Batch, _ all: Activations, isLast: Bool
  ) {
    let rows = batch.rows
    kernel_normalise(
      a.input, rows, width, w.attentionGain, w.attentionBias, epsilon, a.attentionInput, a.attentionMean,
      a.attentionDeviation)
    kernel_add_bias(nil, w.queryKeyValueBias, rows, 3 * width, a.queryKeyValue)
    Matrix(a.queryKeyValue, rows, 3 * width)
      .set(Matrix(a.attentionInput, rows, width), times: Matrix(w.queryKeyValue, width, 3 * width), adding: true)
    kernel_attention(
      a.queryKeyValue, batch.starts, batch.sequences, width, configuration.heads, a.probabilities, a.attended,
      all.scratch)
    let kept = isLast ? batch.outputs.count : rows
    if isLast {
      kernel_gather(a.attended, batch.outputs, kept, width, all.attended)
      kernel_gather(a.input, batch.outputs, kept, width, a.middle)
    }
    kernel_add_bias(isLast ? a.middle : a.input, w.attentionOutputBias, kept, width, a.middle)
    Matrix(a.middle, kept, width)
      .set(
        Matrix(isLast ? all.attended : a.attended, kept, width), times: Matrix(w.attentionOutput, width, width),
        adding: true)
  }

  /// The slope of `middle` becomes that of the residual stream alone; that of `attended` goes to `spareSlope`. Both have
  /// all R rows then.
  func outputProjectionBackward(
    _ a: BlockActivations, _ w: Weights, _ d: Slopes, _ batch: Batch, _ all: Activations, _ learnsWeights: Bool,
    isLast: Bool
  ) {
    let kept = isLast ? batch.outputs.count : batch.rows
    let slope = Matrix(all.streamSlope, kept, width)
    kernel_add_columns(slope.start, kept, width, d.attentionOutputBias)
    if learnsWeights {
      let attended = Matrix(isLast ? all.attended : a.attended, kept, width)
      Matrix(d.attentionOutput, width, width).set(attended.transposed, times: slope, adding: true)
    }
    let attended = Matrix(isLast ? all.narrowSlope : all.spareSlope, kept, width)
    attended.set(slope, times: Matrix(w.attentionOutput, width, width).transposed)
    if isLast {
      spread(all.narrowSlope, batch, to: all.spareSlope)
      spread(all.streamSlope, batch, to: all.narrowSlope)
      all.streamSlope.update(from: all.narrowSlope, count: batch.rows * width)
    }
  }

  /// Puts M rows to their places among R rows of zeros.
  private func spread(_ x: Floats, _ batch: Batch, to y: Floats) {
    y.update(repeating: 0, count: batch.rows * width)
    kernel_scatter(x, batch.outputs, batch.outputs.count, width, y)
  }

  /// Adds to the slope of `input` what comes through the attention, from the slope of `attended` in `spareSlope`.
  func attentionBackward(
    _ a: BlockActivations, _ w: Weights, _ d: Slopes, _ batch: Batch, _ all: Activations, _ learnsWeights: Bool
  ) {
    let rows = batch.rows
    let projected = Matrix(all.wideSlope, rows, 3 * width)
    kernel_attention_backward(
      a.queryKeyValue, a.probabilities, all.spareSlope, batch.starts, batch.sequences, width, configuration.heads,
      projected.start, all.scratch)
    if learnsWeights {
      kernel_add_columns(projected.start, rows, 3 * width, d.queryKeyValueBias)
      Matrix(d.queryKeyValue, width, 3 * width)
        .set(Matrix(a.attentionInput, rows, width).transposed, times: projected, adding: true)
    }
    let normalised = Matrix(all.narrowSlope, rows, width)
    normalised.set(projected, times: Matrix(w.queryKeyValue, width, 3 * width).transposed)
    kernel_normalise_backward(
      a.input, rows, width, w.attentionGain, a.attentionMean, a.attentionDeviation, normalised.start, all.streamSlope,
      d.attentionGain, d.attentionBias)
  }
}
