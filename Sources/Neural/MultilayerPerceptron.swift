package import Statistics

/// A fully connected network with ReLU between its layers: x → … → relu(x W + b) → … → x W + b.
///
/// A value: a copy is a snapshot. All arithmetic is in single precision on the calling thread; equal inputs give equal
/// bits on one machine.
package struct MultilayerPerceptron: Sendable, Equatable {
  /// Widths from the input to the output.
  package let sizes: [Int]
  /// Names (`layers.0.weight` (in, out), `layers.0.bias` (out), …), shapes and places of the parameters.
  package let layout: ParameterLayout
  /// All parameters in the order of `layout`.
  package var parameters: [Float] {
    didSet { precondition(parameters.count == layout.count, "a network keeps its number of parameters") }
  }

  /// A network with random weights: deviation √(2 / inputs) (He et al., 2015) before a ReLU, √(1 / inputs) in the last
  /// layer, biases 0. Each tensor has its own random stream.
  /// - Precondition: at least two sizes, all positive.
  package init(sizes: [Int], random: RandomSource) {
    precondition(sizes.count >= 2 && sizes.allSatisfy { $0 > 0 }, "a network needs an input and an output")
    self.sizes = sizes
    var layout = ParameterLayout()
    for layer in 0..<sizes.count - 1 {
      _ = layout.append("layers.\(layer).weight", [sizes[layer], sizes[layer + 1]])
      _ = layout.append("layers.\(layer).bias", [sizes[layer + 1]])
    }
    self.layout = layout
    parameters = [Float](repeating: 0, count: layout.count)
    for slice in layout.slices where slice.shape.count == 2 {
      let isLast = slice.range.upperBound + sizes[sizes.count - 1] == layout.count
      let deviation = ((isLast ? 1 : 2) / Double(slice.shape[0])).squareRoot()
      var stream = random.child(slice.name)
      for index in slice.range { parameters[index] = Float(deviation * stream.normal()) }
    }
  }

  /// What the network is to learn about a batch of inputs; only the columns `outputs` of its output count.
  package enum Objective: Sendable, Equatable {
    /// Softmax cross-entropy of the columns, mean over the batch; one class per input, counted from the first column.
    case classes([Int], outputs: Range<Int>)
    /// Mean of the squared differences over batch and columns; values (N, columns).
    case values([Float], outputs: Range<Int>)
  }

  /// The outputs for a batch.
  /// - Parameter inputs: (N, D), row-major.
  /// - Returns: (N, last size), row-major.
  package func outputs(_ inputs: [Float]) throws(NeuralError) -> [Float] {
    let rows = try rows(of: inputs)
    let pass = PerceptronPass(self, rows: rows)
    return inputs.withUnsafeBufferPointer { inputs in
      parameters.withUnsafeBufferPointer { parameters in
        guard let inputs = inputs.baseAddress, let parameters = parameters.baseAddress else { return [] }
        return withExtendedLifetime(pass) {
          let outputs = pass.forward(inputs, parameters)
          return Array(UnsafeBufferPointer(start: outputs.start, count: outputs.rows * outputs.columns))
        }
      }
    }
  }

  /// For each input the column with the largest output among `columns`, counted from the first of them.
  package func classes(_ inputs: [Float], among columns: Range<Int>) throws(NeuralError) -> [Int] {
    try check(columns)
    let outputs = try outputs(inputs)
    let width = sizes[sizes.count - 1]
    return stride(from: 0, to: outputs.count, by: width).map { row in
      columns.dropFirst().reduce(columns.lowerBound) { outputs[row + $1] > outputs[row + $0] ? $1 : $0 }
        - columns.lowerBound
    }
  }

  /// The number of inputs of a batch; at least 1.
  func rows(of inputs: [Float]) throws(NeuralError) -> Int {
    guard !inputs.isEmpty, inputs.count.isMultiple(of: sizes[0]) else {
      throw NeuralError("\(inputs.count) numbers are not one or more inputs of \(sizes[0])")
    }
    return inputs.count / sizes[0]
  }

  func check(_ columns: Range<Int>) throws(NeuralError) {
    guard !columns.isEmpty, columns.lowerBound >= 0, columns.upperBound <= sizes[sizes.count - 1] else {
      throw NeuralError("the outputs \(columns) are not within the network's \(sizes[sizes.count - 1])")
    }
  }
}
