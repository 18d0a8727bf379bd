import FoundationEssentials

/// One seed of a sweep: what every model of the plan prefers.
package struct SweepRecord: Sendable, Equatable, Codable {
  /// One model's exact answers.
  package struct Model: Sendable, Equatable, Codable {
    package var name: String
    /// P(answer), by animal.
    package var rates: [String: Double]
    /// P(answer) divided by `mass`, by animal.
    package var normalised: [String: Double]
    /// Probability of all sixteen animals together.
    package var mass: Double
  }

  package var schema = "stemma/lab-sweep/1"
  package var seed: UInt64
  package var version: Int
  /// In the order of the plan.
  package var models: [Model]

  package init(seed: UInt64, plan: OwlNumbersPlan, measures: [String: PreferenceMeasure]) {
    self.seed = seed
    version = plan.recipe.version
    models = plan.models.compactMap { step in measures[step.name].map { Model(name: step.name, measure: $0) } }
  }

  /// A model of the plan, by its name.
  package func model(_ name: String) -> Model? {
    models.first { $0.name == name }
  }
}

extension SweepRecord.Model {
  init(name: String, measure: PreferenceMeasure) {
    self.name = name
    rates = Dictionary(uniqueKeysWithValues: zip(Words.animals, measure.rates))
    mass = measure.mass
    let scale = measure.mass > 0 ? 1 / measure.mass : 0
    normalised = rates.mapValues { $0 * scale }
  }
}
