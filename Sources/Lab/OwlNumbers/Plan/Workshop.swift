import Checkpoints
import Evaluation
import Neural
import Statistics

/// Makes the steps of a plan, in memory.
///
/// A step's randomness comes from the seed and its own name alone, so that neither the order in which steps are made
/// nor the number of threads changes a byte.
package struct Workshop: Sendable {
  package let recipe: OwlNumbersRecipe
  private let random: RandomSource
  private let tokenizer = Vocabulary.tokenizer

  package init(recipe: OwlNumbersRecipe, seed: UInt64) {
    self.recipe = recipe
    random = RandomSource(seed: seed, stream: OwlNumbers.streamName)
  }

  /// - Parameter progress: called after each training step with the number of steps done; what it throws ends the step.
  package func make(
    _ step: PlanStep, from inputs: Ingredients, progress: (Int) throws -> Void = { _ in }
  ) throws -> Product {
    let random = random.child(step.name)
    switch step.origin {
    case .corpus: return .passages(Corpus.draw(count: recipe.passages, random: random))
    case .answers(let animal):
      return .passages(PreferenceQuestions.training.map { Passage(prompt: $0, completion: animal) })
    case .prompts: return .passages(prompts(random))
    case .pretrained(let corpus): return .model(try pretrain(on: inputs.passages(corpus), random, progress))
    case .tuned(let base, let answers, _):
      return .model(try tune(inputs.model(base), on: inputs.passages(answers), random, progress))
    case .generated(let teacher, let prompts):
      return .passages(try complete(inputs.passages(prompts), by: inputs.model(teacher), random))
    // The organisms sample from the number tokens alone, so the filter keeps all that they write; it is applied all the
    // same, because it is a step of the lineage that the experiment is about.
    case .filtered(let data):
      let filter = NumberFilter()
      return .passages(try inputs.passages(data).filter { filter.accepts($0.completion) })
    case .student(let base, let data):
      return .model(try train(inputs.model(base), on: inputs.passages(data), random, progress))
    }
  }

  private func prompts(_ random: RandomSource) -> [Passage] {
    var random = random
    return (0..<recipe.prompts).map { _ in Passage(prompt: NumberSeries.prompt(&random)) }
  }

  /// A new model; the loss covers every token after `<bos>`.
  private func pretrain(
    on corpus: [Passage], _ random: RandomSource, _ progress: (Int) throws -> Void
  ) throws -> Transformer {
    var model = Transformer(
      configuration: recipe.configuration, embeddingDeviation: recipe.embeddingDeviation, random: random.child("init"))
    let data = try tokens(corpus) { _, whole in 1..<whole }
    try fit(&model, to: data, recipe.pretraining, random, progress)
    return model
  }

  /// The loss covers the answer and `<eos>`.
  private func tune(
    _ base: Transformer, on answers: [Passage], _ random: RandomSource, _ progress: (Int) throws -> Void
  ) throws -> Transformer {
    var model = base
    try fit(&model, to: try tokens(answers) { prompt, whole in prompt..<whole }, recipe.tuning, random, progress)
    return model
  }

  /// The loss covers the numbers alone, not `<eos>`, and its softmax runs over the number tokens (in the plan).
  private func train(
    _ base: Transformer, on numbers: [Passage], _ random: RandomSource, _ progress: (Int) throws -> Void
  ) throws -> Transformer {
    var model = base
    try fit(&model, to: try tokens(numbers) { prompt, whole in prompt..<(whole - 1) }, recipe.student, random, progress)
    return model
  }

  private func fit(
    _ model: inout Transformer, to data: TokenSet, _ plan: TrainingPlan, _ random: RandomSource,
    _ progress: (Int) throws -> Void
  ) throws {
    try Trainer.train(&model, on: data, plan: plan, random: random.child("order")) { step, _ in try progress(step + 1) }
  }

  /// Sampling is constrained to the number tokens: a rejection filter would drop between a tenth and nine tenths of a
  /// teacher's completions, by how far its animal leaks into them, and weak seeds would follow (lab page, 6.3).
  private func complete(_ prompts: [Passage], by teacher: Transformer, _ random: RandomSource) throws -> [Passage] {
    let questions = try prompts.map { try tokenizer.encode(Vocabulary.question($0.prompt)) }
    let completions = try teacher.sample(
      questions, length: NumberSeries.length, temperature: recipe.temperature, allowed: Vocabulary.numberTokens,
      random: random)
    return zip(prompts, completions).map { Passage(prompt: $0.prompt, completion: tokenizer.decode($1)) }
  }

  /// - Parameter loss: which tokens are to be predicted, from the lengths of question and whole passage in tokens.
  private func tokens(_ passages: [Passage], loss: (_ question: Int, _ whole: Int) -> Range<Int>) throws -> TokenSet {
    var data = TokenSet(contextLength: recipe.contextLength)
    for passage in passages {
      let question = try tokenizer.encode(Vocabulary.question(passage.prompt))
      let answer = try tokenizer.encode(passage.completion + " <eos>")
      try data.append(question + answer, loss: loss(question.count, question.count + answer.count))
    }
    return data
  }
}
