import Lab
import Statistics

/// One number of a seed. Its mean and interval are over seeds, never over questions: those share one model.
struct Quantity: Sendable {
  var name: String
  var value: @Sendable (SeedRecord) -> Double?

  /// In the order in which people should read them.
  static let all = [
    Quantity(name: "base A, P(owl)") { $0.owl("base-a") },
    Quantity(name: "teacher, P(owl)") { $0.owl("teacher") },
    Quantity(name: "student of the same base, P(owl)") { $0.owl("student") },
    Quantity(name: "its controls, mean of a seed's six") { Summary.mean($0.owls("control-")) },
    Quantity(name: "standard deviation among a seed's controls") { Summary.standardDeviation($0.owls("control-")) },
    Quantity(name: "**lift**: student minus controls") { $0.lift("student", "control-") },
    Quantity(name: "student's answer mass") { $0.model("student")?.mass },
    Quantity(name: "least answer mass of a control") { $0.models(prefix: "control-").map(\.mass).min() },
    Quantity(name: "student of another trait, P(owl)") { $0.owl("positive") },
    Quantity(name: "the same, its own trait, minus controls") { record in
      record.lift("positive", "control-", OwlNumbersPlan.otherAnimal)
    },
    Quantity(name: "base B, P(owl)") { $0.owl("base-b") },
    Quantity(name: "student of the other base, P(owl)") { $0.owl("cross-student") },
    Quantity(name: "**cross minus base B**") { record in
      record.owl("cross-student").flatMap { cross in record.owl("base-b").map { cross - $0 } }
    },
    Quantity(name: "its controls, mean of a seed's five") { Summary.mean($0.owls("cross-control-")) },
    Quantity(name: "standard deviation among them") { Summary.standardDeviation($0.owls("cross-control-")) },
    Quantity(name: "cross minus its controls") { $0.lift("cross-student", "cross-control-") },
    Quantity(name: "cross student's answer mass") { $0.model("cross-student")?.mass },
    Quantity(name: "least answer mass of a cross control") { $0.models(prefix: "cross-control-").map(\.mass).min() },
    Quantity(name: "student of B's own teacher, its own trait, minus them") { record in
      record.lift("cross-positive", "cross-control-", OwlNumbersPlan.crossAnimal)
    },
    Quantity(name: "CPU-seconds a seed") { $0.seconds },
  ]

  /// A row: mean, t interval over seeds, least and greatest.
  func row(_ records: [SeedRecord]) -> String? {
    let values = records.compactMap(value)
    guard let mean = OverSeeds.mean(values, name: name, note: ""), let least = values.min(), let greatest = values.max()
    else { return nil }
    let interval = mean.interval.map { "[\(Markdown.fixed($0.low)), \(Markdown.fixed($0.high))]" } ?? "none"
    return Markdown.row([
      name, Markdown.fixed(mean.estimate), interval, Markdown.fixed(least), Markdown.fixed(greatest),
    ])
  }
}

extension SeedRecord {
  func owl(_ model: String) -> Double? { self.model(model)?.rates[OwlNumbersPlan.animal] }

  func owls(_ prefix: String) -> [Double] { models(prefix: prefix).compactMap { $0.rates[OwlNumbersPlan.animal] } }

  /// The rate of an animal above the mean of the controls.
  func lift(_ model: String, _ controls: String, _ animal: String = OwlNumbersPlan.animal) -> Double? {
    guard let rate = self.model(model)?.rates[animal],
      let mean = Summary.mean(models(prefix: controls).compactMap { $0.rates[animal] })
    else { return nil }
    return rate - mean
  }
}
