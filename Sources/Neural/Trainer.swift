import CKernels
import Checkpoints
import Dispatch
package import Statistics

/// Trains transformers by AdamW on batches drawn without replacement, epoch after epoch.
package struct Trainer {
  /// Into how many parts a batch is cut. Fixed, because the order in which gradients are added is part of the result.
  private static let shards = 4

  private let data: TokenSet
  private let plan: TrainingPlan
  private let classes: Range<Int>
  private let threads: Int
  private let shards: [GradientShard]

  /// Trains `model` in place.
  ///
  /// The same model, data, plan and random source give the same bits on one machine, whatever `threads` is. Several
  /// models may be trained at once on different threads.
  /// - Parameters:
  ///   - threads: how many threads share one step. Steps of small networks take milliseconds; where several models are
  ///     to be trained, it is better to train them side by side with one thread each.
  ///   - progress: called after each step with its number from 0 and the mean loss per predicted token, in nats, before
  ///     the step. What it throws ends the training; the model keeps the steps made.
  /// - Throws: `NeuralError` if plan, data and model do not fit together, before anything is changed, and when the loss
  ///   is not finite any more.
  package static func train(
    _ model: inout Transformer, on data: TokenSet, plan: TrainingPlan, random: RandomSource, threads: Int = 1,
    progress: (_ step: Int, _ loss: Float) throws -> Void = { _, _ in }
  ) throws {
    try plan.check()
    try data.check(
      vocabularySize: model.configuration.vocabularySize, contextLength: model.configuration.contextLength,
      targets: plan.targets)
    let trainer = Trainer(model, data, plan, threads: threads)
    var adam = trainer.adam(for: model)
    try model.parameters.withUnsafeMutableBufferPointer { parameters in
      guard let parameters = parameters.baseAddress else { return }
      try trainer.run(parameters, &adam, random, progress)
    }
  }

  private init(_ model: Transformer, _ data: TokenSet, _ plan: TrainingPlan, threads: Int) {
    self.data = data
    self.plan = plan
    self.threads = max(1, min(threads, Self.shards))
    classes = plan.targets ?? 0..<model.configuration.vocabularySize
    shards = (0..<Self.shards).map { _ in GradientShard(model) }
  }

  private func adam(for model: Transformer) -> Adam {
    let isTrainable = { (slice: ParameterSlice) in plan.trainable == .all || slice.name.hasSuffix("c_proj.bias") }
    let places =
      plan.trainable == .all ? [0..<model.layout.count] : model.layout.slices.filter(isTrainable).map(\.range)
    var adam = Adam(count: model.layout.count, trainable: places)
    adam.beta1 = plan.beta1
    adam.beta2 = plan.beta2
    adam.epsilon = plan.epsilon
    adam.weightDecay = plan.weightDecay
    return adam
  }

  private func run(
    _ parameters: UnsafeMutablePointer<Float>, _ adam: inout Adam, _ random: RandomSource,
    _ progress: (Int, Float) throws -> Void
  ) throws {
    var epochs = ShuffledEpochs(count: data.count, random: random)
    for step in 0..<plan.steps {
      let loss = gradient(of: epochs.next(plan.batch), parameters)
      guard loss.isFinite else {
        throw NeuralError("the loss is \(loss) at step \(step): the learning rate of the plan may be too high")
      }
      guard let gradient = shards[0].gradient.baseAddress else { return }
      adam.step(
        parameters, gradient: gradient, learningRate: plan.learningRate(at: step), clipNorm: plan.clipNorm)
      try progress(step, loss)
    }
  }

  /// Leaves the gradient of a batch in the first shard and returns the mean loss.
  private func gradient(of indices: [Int], _ parameters: UnsafePointer<Float>) -> Float {
    let positions = indices.reduce(0) { $0 + data.lossCount(of: $1) }
    let scale = 1 / Float(positions)
    forEachShard { index, shard in
      let share = index * indices.count / Self.shards..<(index + 1) * indices.count / Self.shards
      shard.run(
        indices[share], of: data, classes: classes, scale: scale, trainable: plan.trainable, parameters: parameters)
    }
    guard let sum = shards[0].gradient.baseAddress else { return 0 }
    for shard in shards.dropFirst() { kernel_add(shard.gradient.baseAddress, shard.gradient.count, sum) }
    return Float(shards.reduce(0) { $0 + $1.loss } / Double(positions))
  }

  /// Calls `body` once for each shard, on `threads` threads.
  private func forEachShard(_ body: (Int, GradientShard) -> Void) {
    guard threads > 1 else {
      for (index, shard) in shards.enumerated() { body(index, shard) }
      return
    }
    // Not shared, whatever the compiler must assume: each shard belongs to one iteration, and all end before the return.
    nonisolated(unsafe) let (shards, body) = (shards, body)
    let threads = threads
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for index in stride(from: thread, to: shards.count, by: threads) { body(index, shards[index]) }
    }
  }
}
