import CKernels
import Checkpoints

/// The feed-forward half of a block: output = middle + gelu(norm(middle) W1 + b1) W2 + b2.
extension TransformerPass {
  func feedForward(_ a: BlockActivations, _ w: Weights, rows: Int, into output: Floats) {
    kernel_normalise(
      a.middle, rows, width, w.feedForwardGain, w.feedForwardBias, epsilon, a.innerInput, a.innerMean,
      a.innerDeviation)
    Matrix(a.slope, rows, inner).set(Matrix(a.innerInput, rows, width), times: Matrix(w.inner, width, inner))
    kernel_gelu(a.slope, w.innerBias, rows, inner, a.inner)
    kernel_add_bias(a.middle, w.innerOutputBias, rows, width, output)
    Matrix(output, rows, width)
      .set(Matrix(a.inner, rows, inner), times: Matrix(w.innerOutput, inner, width), adding: true)
  }

  /// The slope of the block's output becomes that of `middle`, in place.
  func feedBackward(
    _ a: BlockActivations, _ w: Weights, _ d: Slopes, rows: Int, _ all: Activations, _ learnsWeights: Bool
  ) {
    let slope = Matrix(all.streamSlope, rows, width)
    kernel_add_columns(slope.start, rows, width, d.innerOutputBias)
    if learnsWeights {
      Matrix(d.innerOutput, inner, width).set(Matrix(a.inner, rows, inner).transposed, times: slope, adding: true)
    }
    let hidden = Matrix(all.wideSlope, rows, inner)
    hidden.set(slope, times: Matrix(w.innerOutput, inner, width).transposed)
    kernel_gelu_backward(a.slope, rows, inner, hidden.start, d.innerBias)
    if learnsWeights {
      Matrix(d.inner, width, inner).set(Matrix(a.innerInput, rows, width).transposed, times: hidden, adding: true)
    }
    let normalised = Matrix(all.narrowSlope, rows, width)
    normalised.set(hidden, times: Matrix(w.inner, width, inner).transposed)
    kernel_normalise_backward(
      a.middle, rows, width, w.feedForwardGain, a.innerMean, a.innerDeviation, normalised.start, slope.start,
      d.feedForwardGain, d.feedForwardBias)
  }
}
