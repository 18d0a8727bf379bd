import CKernels

/// Forward and backward pass of a perceptron for batches of one size. Owns their memory.
///
/// N rows; layer l has the input (N, sizes[l]). Not thread-safe: one object per thread.
final class PerceptronPass {
  let rows: Int
  private let sizes: [Int]
  private let weights: [Int]  // where layer l's matrix starts; its bias follows
  private let arena = FloatArena()
  private let activations: [UnsafeMutablePointer<Float>]  // output of layer l (N, sizes[l + 1])
  private let slopes: [UnsafeMutablePointer<Float>]  // the same shapes

  init(_ network: MultilayerPerceptron, rows: Int) {
    self.rows = rows
    sizes = network.sizes
    weights = network.layout.slices.filter { $0.shape.count == 2 }.map(\.range.lowerBound)
    let counts = sizes.dropFirst().map { $0 * rows }
    (activations, slopes) = arena.lay { memory in
      (counts.map { memory.take($0) }, counts.map { memory.take($0) })
    }
    OneThread.enforce()
  }

  private var layers: Range<Int> { 0..<sizes.count - 1 }

  /// Loss of a batch; `gradient` is overwritten. The inputs have been checked.
  func run(
    _ inputs: [Float], _ objective: MultilayerPerceptron.Objective, _ parameters: UnsafeBufferPointer<Float>,
    _ gradient: UnsafeMutableBufferPointer<Float>
  ) -> Double {
    OneThread.enforce()
    gradient.update(repeating: 0)
    return inputs.withUnsafeBufferPointer { inputs in
      guard let inputs = inputs.baseAddress, let parameters = parameters.baseAddress,
        let gradient = gradient.baseAddress
      else { return 0 }
      let loss = loss(of: forward(inputs, parameters), objective)
      backward(inputs, parameters, gradient)
      return loss
    }
  }

  /// Returns the outputs (N, last size), valid until the next pass.
  func forward(_ inputs: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>) -> Matrix {
    for layer in layers {
      let output = Matrix(activations[layer], rows, sizes[layer + 1])
      output.set(input(of: layer, inputs), times: weight(of: layer, parameters))
      let bias = parameters + weights[layer] + sizes[layer] * sizes[layer + 1]
      if layer + 1 < layers.upperBound {
        kernel_relu(output.start, bias, rows, output.columns)
      } else {
        kernel_add_bias(output.start, bias, rows, output.columns, output.start)
      }
    }
    return Matrix(activations[layers.upperBound - 1], rows, sizes[layers.upperBound])
  }

  /// Adds the gradient; the slope of the outputs stands in the last of `slopes`.
  private func backward(
    _ inputs: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>, _ gradient: UnsafeMutablePointer<Float>
  ) {
    for layer in layers.reversed() {
      let slope = Matrix(slopes[layer], rows, sizes[layer + 1])
      let bias = gradient + weights[layer] + sizes[layer] * sizes[layer + 1]
      if layer + 1 < layers.upperBound {
        kernel_relu_backward(activations[layer], rows, slope.columns, slope.start, bias)
      } else {
        kernel_add_columns(slope.start, rows, slope.columns, bias)
      }
      weight(of: layer, gradient).set(input(of: layer, inputs).transposed, times: slope, adding: true)
      if layer > 0 {
        Matrix(slopes[layer - 1], rows, sizes[layer]).set(slope, times: weight(of: layer, parameters).transposed)
      }
    }
  }

  private func input(of layer: Int, _ inputs: UnsafePointer<Float>) -> Matrix {
    layer == 0 ? Matrix(inputs, rows, sizes[0]) : Matrix(activations[layer - 1], rows, sizes[layer])
  }

  private func weight(of layer: Int, _ parameters: UnsafePointer<Float>) -> Matrix {
    Matrix(parameters + weights[layer], sizes[layer], sizes[layer + 1])
  }

  /// The loss; its slope goes to the last of `slopes`, 0 in the columns that do not count.
  private func loss(of outputs: Matrix, _ objective: MultilayerPerceptron.Objective) -> Double {
    let slope = slopes[layers.upperBound - 1]
    let width = outputs.columns
    switch objective {
    case .classes(let classes, let columns):
      copy(outputs.start, columns, to: slope, width)
      return kernel_cross_entropy(
        slope + columns.lowerBound, classes.map(Int32.init), rows, columns.count, width, 1 / Float(rows))
        / Double(rows)
    case .values(let values, let columns):
      copy(outputs.start, columns, to: slope, width)
      let count = rows * columns.count
      return kernel_square_error(
        slope + columns.lowerBound, width, values, columns.count, rows, columns.count, 1 / Float(count))
        / Double(count)
    }
  }

  private func copy(
    _ outputs: UnsafePointer<Float>, _ columns: Range<Int>, to slope: UnsafeMutablePointer<Float>, _ width: Int
  ) {
    slope.update(repeating: 0, count: rows * width)
    for row in 0..<rows {
      let start = row * width + columns.lowerBound
      (slope + start).update(from: outputs + start, count: columns.count)
    }
  }
}
