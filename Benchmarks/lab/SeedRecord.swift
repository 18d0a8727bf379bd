/// One line of a sweep's file: what the models of one seed prefer, and what the gate says about them.
struct SeedRecord: Sendable, Equatable, Codable {
  /// One model's exact answers, mean over the questions, to six decimals.
  struct Model: Sendable, Equatable, Codable {
    var name: String
    /// P(answer), by answer.
    var rates: [String: Double]
    /// Probability of all answers together.
    var mass: Double
  }

  static let schema = "stemma/lab-sweep/2"

  var schema = Self.schema
  var seed: UInt64
  /// Version of the lab's recipe.
  var recipe: Int
  /// Digest of the suite that was put to the models.
  var suite: String
  /// CPU time of training and measuring, all threads together.
  var seconds: Double
  /// In the order of the plan.
  var models: [Model]
  var gates: [GateOutcome]

  /// A model of the plan, by its name.
  func model(_ name: String) -> Model? {
    models.first { $0.name == name }
  }

  /// The answers of models numbered from 1: `control-1`, `control-2` and so on.
  func models(prefix: String) -> [Model] {
    models.filter { $0.name.hasPrefix(prefix) }
  }
}
