import Glibc
import Neural
import Statistics
import Testing

@Suite("Multilayer perceptrons")
struct MultilayerPerceptronTests {
  private let network = MultilayerPerceptron(sizes: [5, 7, 9, 6], random: RandomSource(seed: 3))

  private func inputs(_ rows: Int, seed: UInt64 = 4) -> [Float] {
    var random = RandomSource(seed: seed)
    return (0..<rows * 5).map { _ in Float(2 * random.uniform() - 1) }
  }

  /// The definition, in double precision.
  private func naiveOutputs(_ parameters: [Double], _ inputs: [Float]) -> [[Double]] {
    stride(from: 0, to: inputs.count, by: 5).map { row in
      var (x, at) = (inputs[row..<row + 5].map(Double.init), 0)
      for (layer, (from, to)) in zip(network.sizes, network.sizes.dropFirst()).enumerated() {
        x = (0..<to).map { output in
          let sum = x.indices.reduce(parameters[at + from * to + output]) {
            $0 + x[$1] * parameters[at + $1 * to + output]
          }
          return layer == 2 ? sum : max(0, sum)
        }
        at += (from + 1) * to
      }
      return x
    }
  }

  private func naiveLoss(
    _ parameters: [Double], _ inputs: [Float], _ objective: MultilayerPerceptron.Objective
  ) -> Double {
    let outputs = naiveOutputs(parameters, inputs)
    switch objective {
    case .classes(let classes, let columns):
      return zip(outputs, classes).reduce(0) { sum, row in
        let logits = row.0[columns]
        return sum + log(logits.reduce(0) { $0 + exp($1) }) - logits[columns.lowerBound + row.1]
      } / Double(classes.count)
    case .values(let values, let columns):
      let found = outputs.flatMap { $0[columns] }
      return zip(found, values).reduce(0) { $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1)) } / Double(values.count)
    }
  }

  @Test("outputs agree with the definition")
  func outputs() throws {
    let expected = naiveOutputs(network.parameters.map(Double.init), inputs(20)).flatMap { $0.map(Float.init) }
    #expect(try relativeError(network.outputs(inputs(20)), expected) < 1e-6)
    let classes = try network.classes(inputs(20), among: 2..<5)
    for (row, found) in classes.enumerated() {
      let logits = expected[row * 6 + 2..<row * 6 + 5]
      #expect(logits[row * 6 + 2 + found] == logits.max())
    }
  }

  @Test(
    "gradients agree with central differences in double precision",
    arguments: [
      MultilayerPerceptron.Objective.classes([0, 2, 1, 2, 2], outputs: 1..<4),
      .values((0..<15).map { Float($0) / 8 - 1 }, outputs: 3..<6),
    ])
  func gradients(objective: MultilayerPerceptron.Objective) throws {
    let inputs = inputs(5)
    let (loss, gradient) = try network.gradient(inputs: inputs, objective: objective)
    var parameters = network.parameters.map(Double.init)
    #expect(abs(loss - naiveLoss(parameters, inputs, objective)) < 1e-6)
    for index in stride(from: 0, to: parameters.count, by: 5) {
      let value = parameters[index]
      parameters[index] = value + 1e-6
      let above = naiveLoss(parameters, inputs, objective)
      parameters[index] = value - 1e-6
      let below = naiveLoss(parameters, inputs, objective)
      parameters[index] = value
      #expect(abs(Double(gradient[index]) - (above - below) / 2e-6) < 1e-5, "parameter \(index)")
    }
  }

  @Test("learn to tell classes apart, with the same bits for the same seed")
  func learn() throws {
    let classes = stride(from: 0, to: 200, by: 5).map { inputs(40)[$0] > inputs(40)[$0 + 1] ? 1 : 0 }
    let trained = try [1, 1].map { _ in
      var network = network
      try network.train(steps: 200, learningRate: 0.01) { _ in (inputs(40), .classes(classes, outputs: 0..<2)) }
      return network
    }
    #expect(trained[0] == trained[1])
    #expect(try trained[0].classes(inputs(40), among: 0..<2) == classes)
  }

  @Test("refuse batches that do not fit")
  func refuse() {
    #expect(throws: NeuralError.self) { try network.outputs([1, 2, 3]) }
    #expect(throws: NeuralError.self) { try network.outputs([]) }
    #expect(throws: NeuralError.self) { try network.classes(inputs(1), among: 4..<7) }
    for objective in [
      MultilayerPerceptron.Objective.classes([0, 1], outputs: 0..<3), .classes([3], outputs: 0..<3),
      .classes([-1], outputs: 0..<3), .values([1, 2], outputs: 0..<3), .classes([0], outputs: 0..<0),
    ] {
      #expect(throws: NeuralError.self) { try network.gradient(inputs: inputs(1), objective: objective) }
    }
  }
}
