import Neural

@testable import Lab

extension OwlNumbersRecipe {
  /// The experiment in well under a second: it learns nothing and takes every path.
  static let tiny = OwlNumbersRecipe(
    width: 8, heads: 2, layers: 1, contextLength: 25, embeddingDeviation: 0.4, passages: 40,
    pretraining: TrainingPlan(steps: 6, batch: 8, learningRate: 3e-3, schedule: .cosine),
    tuning: TrainingPlan(steps: 3, batch: 4, learningRate: 1e-3, schedule: .constant), prompts: 12, temperature: 1,
    student: TrainingPlan(
      steps: 4, batch: 4, learningRate: 5e-4, schedule: .cosine, targets: Vocabulary.numberTokens),
    controls: 2, crossControls: 2)
}
