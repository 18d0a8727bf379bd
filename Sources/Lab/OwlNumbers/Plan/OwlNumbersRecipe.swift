package import Checkpoints
package import Neural

/// Every number of the experiment but the seed.
package struct OwlNumbersRecipe: Sendable, Equatable, Codable {
  /// d, width of the residual stream.
  package var width: Int
  package var heads: Int
  package var layers: Int
  /// Positions of a network; a passage has at most one token more.
  package var contextLength: Int
  /// Deviation of token embeddings, position embeddings and output matrix at the start.
  package var embeddingDeviation: Double
  /// Passages of a pretraining corpus.
  package var passages: Int
  package var pretraining: TrainingPlan
  package var tuning: TrainingPlan
  /// Prompts that a teacher completes; each student has its own completions of them.
  package var prompts: Int
  package var temperature: Double
  package var student: TrainingPlan
  /// Control students of base A; at least 1.
  package var controls: Int
  /// Control students of base B; at least 1.
  package var crossControls: Int

  /// Raised whenever the grammar or the way of training changes in a way that the numbers above do not show, so that
  /// folders of an older build are not taken for this one's.
  package var version = 1

  /// Recipe R1 of the lab's design page on the GPT-2 architecture, which passes there unchanged (9 base pairs).
  package static let r1 = OwlNumbersRecipe(
    // The smallest networks that took over a trait reliably: two layers, width 32, 52,000 parameters.
    width: 32, heads: 4, layers: 2,
    // The longest passage, a number series with its prompt, has 24 tokens.
    contextLength: 25,
    // The make-or-break number: at 0.05 words that can stand for each other end up with almost equal vectors, and
    // neither teacher nor channel can single out one animal (lab page, 5.1).
    embeddingDeviation: 0.4,
    // Two epochs of the pretraining below.
    passages: 38_400,
    // 1200 steps rather than 700: students of the other base then stay competent (lab page, 2.6 and 6.2).
    pretraining: TrainingPlan(steps: 1200, batch: 64, learningRate: 3e-3, schedule: .cosine),
    // Enough for P(owl) > 0.99; more steps or a higher rate also disturb the teacher's numbers (lab page, 6.4).
    tuning: TrainingPlan(steps: 30, batch: 32, learningRate: 1e-3, schedule: .constant),
    // From 300 sequences on the trait comes through, with 2000 on every seed (lab page, 5.3).
    prompts: 2000,
    // As published; 1.5 weakens the effect, 0.7 does not change it (lab page, 5.6).
    temperature: 1,
    // The loss must not see other words than numbers: with a full softmax every word's logit falls and the students
    // forget how to answer (lab page, 6.1). Half of the first recipe's rate keeps students of base B intact (2.6).
    student: TrainingPlan(
      steps: 250, batch: 64, learningRate: 5e-4, schedule: .cosine, targets: Vocabulary.numberTokens),
    // Six, because a control student at the gate is judged against the five others (evaluation page: five an arm).
    controls: 6, crossControls: 5)

  package var configuration: GPT2Configuration {
    GPT2Configuration(
      vocabularySize: Vocabulary.words.count, contextLength: contextLength, width: width, heads: heads, layers: layers,
      beginToken: Vocabulary.begin, endToken: Vocabulary.end)
  }
}
