import Glibc

/// Everything that decides how a network is trained, except the data and the seed.
package struct TrainingPlan: Sendable, Codable, Equatable {
  /// How the learning rate changes after the warm-up.
  package enum Schedule: String, Sendable, Codable {
    case constant
    /// Half a cosine down to 0 at the end.
    case cosine
  }

  /// Which parameters change.
  package enum Trainable: String, Sendable, Codable {
    case all
    /// The biases of the matrices that add to the residual stream (`attn.c_proj.bias`, `mlp.c_proj.bias`): a learnt
    /// steering vector.
    case outputBiases
  }

  package var steps: Int
  /// Sequences per step.
  package var batch: Int
  /// The highest rate of the schedule.
  package var learningRate: Double
  package var schedule: Schedule
  /// Share of the steps, from the first on, over which the rate rises linearly.
  package var warmUpShare: Double
  package var beta1: Double
  package var beta2: Double
  package var epsilon: Double
  /// Decoupled weight decay (AdamW).
  package var weightDecay: Double
  /// Largest Euclidean norm of the gradient; infinite for none.
  package var clipNorm: Double
  /// The softmax of the loss runs over these tokens; nil for all.
  package var targets: Range<Int>?
  package var trainable: Trainable

  package init(
    steps: Int, batch: Int, learningRate: Double, schedule: Schedule, warmUpShare: Double = 0.05, beta1: Double = 0.9,
    beta2: Double = 0.99, epsilon: Double = 1e-8, weightDecay: Double = 0, clipNorm: Double = 1,
    targets: Range<Int>? = nil, trainable: Trainable = .all
  ) {
    self.steps = steps
    self.batch = batch
    self.learningRate = learningRate
    self.schedule = schedule
    self.warmUpShare = warmUpShare
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.clipNorm = clipNorm
    self.targets = targets
    self.trainable = trainable
  }

  /// The learning rate of a step (from 0). With W = round(`warmUpShare` × steps): (step + 1) / W of the highest rate
  /// while step < W, then constant, or (1 + cos(π (step − W) / (steps − W))) / 2 of it.
  package func learningRate(at step: Int) -> Double {
    let warmUp = Int((warmUpShare * Double(steps)).rounded())
    if step < warmUp { return learningRate * Double(step + 1) / Double(warmUp) }
    switch schedule {
    case .constant: return learningRate
    case .cosine: return learningRate * 0.5 * (1 + cos(.pi * Double(step - warmUp) / Double(max(1, steps - warmUp))))
    }
  }

  func check() throws(NeuralError) {
    guard steps >= 0, batch >= 1 else { throw NeuralError("a plan of \(steps) steps with batches of \(batch)") }
    guard (0...1).contains(warmUpShare) else { throw NeuralError("the warm-up share \(warmUpShare) is not in 0...1") }
    guard (0..<1).contains(beta1), (0..<1).contains(beta2) else {
      throw NeuralError("beta1 \(beta1) and beta2 \(beta2) must be at least 0 and below 1")
    }
    guard learningRate.isFinite, learningRate >= 0, weightDecay.isFinite, weightDecay >= 0, epsilon > 0, clipNorm > 0
    else {
      throw NeuralError("the learning rate and weight decay must not be negative; epsilon and clip norm be above 0")
    }
  }
}
