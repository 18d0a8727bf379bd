import CKernels
import Checkpoints

/// The output of the network: logits = norm(stream) Uᵀ, with U (V, d) cut to the classes.
extension TransformerPass {
  func outputForward(
    _ a: Activations, _ batch: Batch, _ classes: Range<Int>, _ parameters: UnsafePointer<Float>
  ) -> Matrix {
    let rows = batch.outputs.count
    kernel_normalise(
      a.stream, rows, width, parameters + offsets.finalGain, parameters + offsets.finalBias, epsilon,
      a.outputInput, a.outputMean, a.outputDeviation)
    let table = Matrix(parameters + offsets.output + classes.lowerBound * width, classes.count, width)
    let logits = Matrix(a.logits, rows, classes.count)
    logits.set(Matrix(a.outputInput, rows, width), times: table.transposed)
    return logits
  }

  func outputBackward(
    _ a: Activations, _ batch: Batch, _ classes: Range<Int>, _ learnsWeights: Bool,
    _ parameters: UnsafePointer<Float>, _ gradient: Floats
  ) {
    let rows = batch.outputs.count
    let start = offsets.output + classes.lowerBound * width
    let logits = Matrix(a.logits, rows, classes.count)
    if learnsWeights {
      Matrix(gradient + start, classes.count, width)
        .set(logits.transposed, times: Matrix(a.outputInput, rows, width), adding: true)
    }
    let normalised = Matrix(a.narrowSlope, rows, width)
    normalised.set(logits, times: Matrix(parameters + start, classes.count, width))
    a.streamSlope.update(repeating: 0, count: rows * width)
    kernel_normalise_backward(
      a.stream, rows, width, parameters + offsets.finalGain, a.outputMean, a.outputDeviation,
      normalised.start, a.streamSlope, gradient + offsets.finalGain, gradient + offsets.finalBias)
  }
}
