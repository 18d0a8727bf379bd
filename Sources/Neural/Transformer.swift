package import Checkpoints
package import Statistics

/// A GPT-2 language model on the CPU: pre-layer-norm blocks, learned positions, GELU in its tanh form, biases, and an
/// output matrix of its own.
///
/// A value: a copy is a snapshot, and models can be handed between tasks and trained side by side. All arithmetic is in
/// single precision. Equal inputs give equal bits on one machine, however many threads work.
package struct Transformer: Sendable, Equatable {
  package let configuration: GPT2Configuration
  /// All parameters in the order of `layout`.
  package var parameters: [Float] {
    didSet { precondition(parameters.count == layout.count, "a network keeps its number of parameters") }
  }
  let offsets: GPT2Layout

  /// Names, shapes and places of the parameters.
  package var layout: ParameterLayout { offsets.parameters }

  /// A network with random weights.
  ///
  /// With d the width, f the inner width and L the number of layers, the deviations are `embeddingDeviation` for token
  /// and position embeddings and the output matrix, 1/√d for the first matrix of a pair, and 1/√(2Ld) and 1/√(2Lf) for
  /// the matrices that add to the residual stream. Biases are 0 and gains 1. Each tensor has its own random stream.
  /// - Precondition: the sizes of `configuration` are valid (`problem` is nil).
  package init(configuration: GPT2Configuration, embeddingDeviation: Double, random: RandomSource) {
    self.init(configuration: configuration, parameters: nil)
    for slice in layout.slices {
      let deviation = initialDeviation(of: slice, embedding: embeddingDeviation)
      var stream = random.child(slice.name)
      for index in slice.range {
        parameters[index] = deviation.map { Float($0 * stream.normal()) } ?? (slice.name.isGain ? 1 : 0)
      }
    }
  }

  /// - Parameter parameters: in the order of the layout; zeros if nil.
  init(configuration: GPT2Configuration, parameters: [Float]?) {
    if let problem = configuration.problem { preconditionFailure(problem) }
    self.configuration = configuration
    offsets = GPT2Layout(configuration)
    self.parameters = parameters ?? [Float](repeating: 0, count: offsets.parameters.count)
  }

  /// Nil for a tensor that does not start at random.
  private func initialDeviation(of slice: ParameterSlice, embedding: Double) -> Double? {
    guard slice.shape.count == 2 else { return nil }
    guard slice.name.hasPrefix("transformer.h.") else { return embedding }
    let addsToStream = slice.name.hasSuffix("c_proj.weight")
    return 1 / Double(slice.shape[0] * (addsToStream ? 2 * configuration.layers : 1)).squareRoot()
  }
}

extension String {
  /// A vector that scales after a normalisation: `ln_1.weight`, `ln_2.weight`, `ln_f.weight`.
  fileprivate var isGain: Bool {
    hasSuffix(".weight")
  }
}
