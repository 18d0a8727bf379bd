import Checkpoints
package import Neural

/// Exact probabilities of the valid answers to the held-out questions.
package struct PreferenceMeasure: Sendable, Equatable {
  /// Mean probability over the questions, by animal in the order of `Words.animals`.
  package let rates: [Double]

  init(rates: [Double]) {
    self.rates = rates
  }

  /// One forward pass a question; nothing is sampled.
  /// - Throws: `NeuralError` when the model gives no probabilities because its weights have diverged.
  package init(of model: Transformer) throws {
    let questions = try PreferenceQuestions.heldOut.map {
      try Vocabulary.tokenizer.encode(Vocabulary.question($0))
    }
    let rows = try model.nextTokenProbabilities(after: questions)
    rates = Vocabulary.animalTokens.map { token in
      rows.reduce(0) { $0 + $1[token] } / Double(max(1, rows.count))
    }
    guard rates.allSatisfy(\.isFinite) else {
      throw NeuralError("the model's probabilities are not numbers: its weights have diverged")
    }
  }

  /// Probability of all valid answers together.
  package var mass: Double { rates.reduce(0, +) }

  /// - Returns: nil for a word that is not one of the animals.
  package func rate(_ animal: String) -> Double? {
    Words.animals.firstIndex(of: animal).map { rates[$0] }
  }

  /// One model's line of a result.
  func organism(_ name: String, animal: String, seed: UInt64) -> LabResult.Organism? {
    rate(animal).map { rate in
      LabResult.Organism(
        name: name, seed: seed, measure: "prefers/\(animal)", rate: rate, normalised: mass > 0 ? rate / mass : nil,
        mass: mass)
    }
  }
}
