/// Learning by gradient descent.
extension MultilayerPerceptron {
  /// The loss of a batch and its gradient, in the order of `parameters`.
  /// - Parameter inputs: (N, D), row-major.
  package func gradient(
    inputs: [Float], objective: Objective
  ) throws(NeuralError) -> (loss: Double, values: [Float]) {
    let rows = try rows(of: inputs)
    try check(objective, rows: rows)
    let pass = PerceptronPass(self, rows: rows)
    var gradient = [Float](repeating: 0, count: parameters.count)
    let loss = gradient.withUnsafeMutableBufferPointer { gradient in
      parameters.withUnsafeBufferPointer { pass.run(inputs, objective, $0, gradient) }
    }
    return (loss, gradient)
  }

  /// Trains in place by Adam (Kingma and Ba, 2015) with β₁ 0.9, β₂ 0.999, ε 10⁻⁸ and a constant learning rate.
  /// - Parameters:
  ///   - batch: gives each step's inputs (N, D) and objective; steps are counted from 0. What it throws ends the
  ///     training; the network keeps the steps made.
  ///   - progress: called after each step with its number and the batch's loss before the step.
  package mutating func train(
    steps: Int, learningRate: Double, batch: (_ step: Int) throws -> (inputs: [Float], objective: Objective),
    progress: (_ step: Int, _ loss: Double) -> Void = { _, _ in }
  ) throws {
    var adam = Adam(count: parameters.count, trainable: [0..<parameters.count])
    var pass = PerceptronPass(self, rows: 1)
    var gradient = [Float](repeating: 0, count: parameters.count)
    for step in 0..<steps {
      let (inputs, objective) = try batch(step)
      let rows = try rows(of: inputs)
      try check(objective, rows: rows)
      if rows != pass.rows { pass = PerceptronPass(self, rows: rows) }
      let loss = parameters.withUnsafeMutableBufferPointer { parameters in
        gradient.withUnsafeMutableBufferPointer { gradient in
          let loss = pass.run(inputs, objective, UnsafeBufferPointer(parameters), gradient)
          guard let parameters = parameters.baseAddress, let gradient = gradient.baseAddress else { return loss }
          adam.step(parameters, gradient: gradient, learningRate: learningRate, clipNorm: .infinity)
          return loss
        }
      }
      progress(step, loss)
    }
  }

  private func check(_ objective: Objective, rows: Int) throws(NeuralError) {
    switch objective {
    case .classes(let classes, let columns):
      try check(columns)
      guard classes.count == rows, classes.allSatisfy({ (0..<columns.count).contains($0) }) else {
        throw NeuralError("\(rows) inputs need \(rows) classes from 0 to \(columns.count - 1)")
      }
    case .values(let values, let columns):
      try check(columns)
      guard values.count == rows * columns.count else {
        throw NeuralError("\(rows) inputs and \(columns.count) outputs need \(rows * columns.count) values")
      }
    }
  }
}
