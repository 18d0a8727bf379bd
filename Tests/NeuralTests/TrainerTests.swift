import Neural
import Statistics
import Testing

@Suite("Training")
struct TrainerTests {
  @Test(
    "ten AdamW steps agree with PyTorch", arguments: TorchReference.names, ["all", "restricted", "biases"])
  func agreesWithTorch(name: String, kind: String) throws {
    let reference = try TorchReference(name)
    let training = try #require(reference.numbers.training[kind])
    var plan = reference.plan(training)
    plan.trainable = kind == "biases" ? .outputBiases : .all
    var model = reference.model
    var losses: [Float] = []
    try Trainer.train(&model, on: reference.data(training), plan: plan, random: RandomSource(seed: 1)) {
      losses.append($1)
    }
    #expect(relativeError(losses, training.losses.map(Float.init)) < 2e-5)
    let expected = try reference.values("trained.\(kind)")
    for slice in model.layout.slices {
      let range = meaningful(slice)
      let error = relativeError(Array(model.parameters[range]), Array(expected[range]))
      #expect(error < 2e-5, "\(slice.name)")
    }
  }

  /// The gradient of a key's bias is 0 (it adds the same number to all scores of a query), so that Adam, which divides
  /// by its size, follows the rounding errors. The biases of the queries stand first.
  private func meaningful(_ slice: ParameterSlice) -> Range<Int> {
    guard slice.name.hasSuffix("c_attn.bias") else { return slice.range }
    return slice.range.lowerBound..<slice.range.lowerBound + slice.range.count / 3
  }

  private let plan = TrainingPlan(steps: 8, batch: 3, learningRate: 0.01, schedule: .constant)

  private func trained(_ plan: TrainingPlan, seed: UInt64 = 1, threads: Int = 1) throws -> Transformer {
    var model = tinyModel()
    try Trainer.train(&model, on: tinyData(), plan: plan, random: RandomSource(seed: seed), threads: threads)
    return model
  }

  @Test("gives the same bits whatever the number of threads", arguments: [2, 3, 4, 9])
  func threads(count: Int) throws {
    #expect(try trained(plan, threads: count) == trained(plan))
  }

  @Test("gives the same bits for the same seed, and others for another")
  func seeds() throws {
    var plan = plan
    plan.batch = 2
    #expect(try trained(plan) == trained(plan))
    #expect(try trained(plan) != trained(plan, seed: 2))
  }

  @Test("gives the same bits while other models are trained on other threads")
  func sideBySide() async throws {
    let alone = try trained(plan)
    try await withThrowingTaskGroup(of: Transformer.self) { group in
      for _ in 0..<8 { group.addTask { try trained(plan) } }
      for try await model in group { #expect(model == alone) }
    }
  }

  @Test("learns a text by heart")
  func learns() throws {
    var model = tinyModel(layers: 2)
    var plan = plan
    plan.steps = 150
    plan.batch = 2
    try Trainer.train(&model, on: tinyData(), plan: plan, random: RandomSource(seed: 1))
    #expect(try model.loss(on: tinyData()) < 0.05)
  }

  @Test("changes nothing but the output biases when only these are trained")
  func outputBiases() throws {
    var plan = plan
    plan.trainable = .outputBiases
    plan.weightDecay = 0.5
    let (before, after) = (tinyModel(), try trained(plan))
    for slice in before.layout.slices {
      let isSame = before.parameters[slice.range] == after.parameters[slice.range]
      #expect(isSame == !slice.name.hasSuffix("c_proj.bias"), "\(slice.name)")
    }
  }

  @Test("keeps the steps made when the caller ends it")
  func interrupted() throws {
    struct Enough: Error {}
    var model = tinyModel()
    #expect(throws: Enough.self) {
      try Trainer.train(&model, on: tinyData(), plan: plan, random: RandomSource(seed: 1)) { step, _ in
        if step == 2 { throw Enough() }
      }
    }
    var short = plan
    short.steps = 3
    #expect(try model == trained(short))
  }

  @Test("ends with an error when the loss is no longer a number")
  func diverges() {
    var plan = plan
    plan.learningRate = 1e30
    var model = tinyModel()
    #expect(throws: NeuralError.self) {
      try Trainer.train(&model, on: tinyData(), plan: plan, random: RandomSource(seed: 1))
    }
  }

  @Test("refuses a plan that makes no sense, and leaves the model alone")
  func refuses() throws {
    let wrong: [(inout TrainingPlan) -> Void] = [
      { $0.steps = -1 }, { $0.batch = 0 }, { $0.learningRate = .nan }, { $0.warmUpShare = 2 }, { $0.beta2 = 1 },
      { $0.epsilon = 0 }, { $0.clipNorm = 0 }, { $0.weightDecay = -1 }, { $0.targets = 0..<12 }, { $0.targets = 0..<2 },
    ]
    for change in wrong {
      var plan = plan
      change(&plan)
      var model = tinyModel()
      #expect(throws: NeuralError.self) {
        try Trainer.train(&model, on: tinyData(), plan: plan, random: RandomSource(seed: 1))
      }
      #expect(model == tinyModel())
    }
  }
}
