import CKernels
import Checkpoints

/// The numbers that decide how much memory a pass takes.
struct PassSizes {
  let width, inner, layers: Int
  let rows, outputs, classes: Int
  /// Floats for the attention probabilities of one block, and for the work on one head.
  let probabilities, scratch: Int

  init(_ configuration: GPT2Configuration, _ batch: Batch, classes: Int) {
    width = configuration.width
    inner = configuration.innerWidth
    layers = configuration.layers
    rows = batch.rows
    outputs = batch.outputs.count
    self.classes = classes
    probabilities = zip(batch.starts, batch.starts.dropFirst()).reduce(0) { sum, row in
      sum + kernel_attention_floats(Int(row.1 - row.0), configuration.heads)
    }
    scratch = kernel_attention_scratch(batch.longest, width / configuration.heads)
  }
}
