import Checkpoints
import FoundationEssentials
import Neural
import Testing

/// The numbers that `Reference/generate.py` wrote with PyTorch, in double precision.
struct TorchReference: CustomTestStringConvertible {
  struct Training: Decodable {
    /// First token of the softmax and one past the last, if it is restricted.
    var targets: [Int]?
    /// The sequences that are trained on.
    var sequences: [Int]
    var losses: [Double]
  }

  struct Plan: Decodable {
    var learningRate, weightDecay, beta1, beta2, epsilon, clipNorm, warmUpShare: Double
  }

  struct Numbers: Decodable {
    var plan: Plan
    var steps: Int
    var tokens: [[Int]]
    var masks: [[Bool]]
    var loss: Double
    var training: [String: Training]
  }

  static let names = ["even", "odd"]

  let name: String
  let numbers: Numbers
  let model: Transformer
  private let tensors: SafetensorsFile

  var testDescription: String { name }

  init(_ name: String) throws {
    self.name = name
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference/\(name)").path
    numbers = try JSONDecoder().decode(
      Numbers.self, from: Data(contentsOf: URL(filePath: folder + "/reference.json")))
    model = try Transformer(folder: folder)
    tensors = try SafetensorsFile(path: folder + "/reference.safetensors")
  }

  /// The training data, or those of one of the trainings.
  func data(_ training: Training? = nil) throws -> TokenSet {
    var data = TokenSet(contextLength: model.configuration.contextLength)
    for index in training?.sequences ?? Array(numbers.tokens.indices) {
      let tokens = numbers.tokens[index]
      let mask = zip(tokens, numbers.masks[index]).map { $1 && (training?.range?.contains($0) ?? true) }
      try data.append(tokens, mask: mask)
    }
    return data
  }

  func logits(_ sequence: Int) throws -> [Float] {
    try tensors.floats(of: "logits.\(sequence)")
  }

  /// One value per parameter, for example the gradient.
  func values(_ prefix: String) throws -> [Float] {
    try model.layout.slices.flatMap { try tensors.floats(of: "\(prefix).\($0.name)") }
  }

  func plan(_ training: Training) -> TrainingPlan {
    let plan = numbers.plan
    return TrainingPlan(
      steps: numbers.steps, batch: training.sequences.count, learningRate: plan.learningRate, schedule: .cosine,
      warmUpShare: plan.warmUpShare, beta1: plan.beta1, beta2: plan.beta2, epsilon: plan.epsilon,
      weightDecay: plan.weightDecay, clipNorm: plan.clipNorm, targets: training.range)
  }
}

extension TorchReference.Training {
  var range: Range<Int>? {
    targets.map { $0[0]..<$0[1] }
  }
}

/// The largest difference of two lists, relative to the largest value of the second.
func relativeError(_ found: [Float], _ expected: [Float]) -> Float {
  guard found.count == expected.count else { return .infinity }
  let largest = expected.map(abs).max() ?? 0
  return (zip(found, expected).map { abs($0 - $1) }.max() ?? 0) / largest
}
