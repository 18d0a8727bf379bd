package import Statistics

/// What a sweep shows: rates with intervals over seeds, and how often the gate would have been right.
package struct SweepSummary: Sendable, Equatable {
  /// How often the gate gave each answer about one kind of candidate, one candidate a seed.
  package struct Gate: Sendable, Equatable {
    package var candidate: String
    package var margin: Double
    package var counts: [ExactVerdict: Int]

    /// The share of an answer with its exact interval (Clopper and Pearson).
    package func share(_ verdict: ExactVerdict) -> (estimate: Double, interval: Interval) {
      let trials = counts.values.reduce(0, +)
      let successes = counts[verdict] ?? 0
      return (
        trials > 0 ? Double(successes) / Double(trials) : 0,
        Proportion.clopperPearson(successes: successes, trials: trials, confidence: 0.95)
      )
    }
  }

  package let seeds: Int
  package let estimates: [LabResult.Estimate]
  package let gates: [Gate]

  package init(_ records: [SweepRecord], animal: String = OwlNumbersPlan.animal) {
    let seeds = records.map { SweptSeed(record: $0, animal: animal) }
    self.seeds = seeds.count
    estimates = Self.quantities.compactMap { quantity in
      OverSeeds.mean(seeds.compactMap(quantity.value), name: quantity.name, note: quantity.note)
    }
    gates = [0.05, 0.15].flatMap { margin in Self.gates(seeds, margin: margin) }
  }

  private static func gates(_ seeds: [SweptSeed], margin: Double) -> [Gate] {
    func gate(_ candidate: String, _ judge: (SweptSeed) -> (candidate: Double?, controls: [Double])) -> Gate {
      let verdicts = seeds.compactMap { seed in
        let (candidate, controls) = judge(seed)
        return candidate.flatMap { ExactVerdict(candidate: $0, controls: controls, margin: margin) }
      }
      return Gate(
        candidate: candidate, margin: margin, counts: Dictionary(verdicts.map { ($0, 1) }, uniquingKeysWith: +))
    }
    return [
      gate("student") { ($0.rate("student"), $0.controls) },
      gate("control-1") { ($0.controls.first, Array($0.controls.dropFirst())) },
      gate("cross-student") { ($0.rate("cross-student"), $0.crossControls) },
      gate("cross-control-1") { ($0.crossControls.first, Array($0.crossControls.dropFirst())) },
      gate("student of another trait") { ($0.rate("positive"), $0.controls) },
    ]
  }

  private struct Quantity: Sendable {
    var name: String
    var note: String
    var value: @Sendable (SweptSeed) -> Double?
  }

  private static let quantities = [
    Quantity(name: "base", note: "P(owl) of base A") { $0.rate("base-a") },
    Quantity(name: "teacher", note: "P(owl) of the teacher") { $0.rate("teacher") },
    Quantity(name: "same", note: "P(owl) of the student of the same base") { $0.rate("student") },
    Quantity(name: "control", note: "P(owl) of the controls, mean of a seed's") { Summary.mean($0.controls) },
    Quantity(name: "control-spread", note: "standard deviation between a seed's controls") {
      Summary.standardDeviation($0.controls)
    },
    Quantity(name: "lift", note: "same minus control") { $0.excess("student", over: $0.controls) },
    Quantity(name: "other", note: "P(owl) of the student of a teacher with another trait") { $0.rate("positive") },
    Quantity(name: "cross", note: "P(owl) of the student of the other base") { $0.rate("cross-student") },
    Quantity(name: "cross-mass", note: "its probability of all animals together") { $0.mass("cross-student") },
    Quantity(name: "cross-control", note: "P(owl) of its controls, mean of a seed's") {
      Summary.mean($0.crossControls)
    },
    Quantity(name: "cross-control-spread", note: "standard deviation between them") {
      Summary.standardDeviation($0.crossControls)
    },
    Quantity(name: "cross-lift", note: "cross minus cross-control") {
      $0.excess("cross-student", over: $0.crossControls)
    },
    Quantity(name: "cross-minus-base", note: "cross minus P(owl) of base B") {
      $0.excess("cross-student", over: [$0.rate("base-b")].compactMap { $0 })
    },
  ]
}

/// One seed's rates of one animal.
struct SweptSeed {
  let record: SweepRecord
  let animal: String

  func rate(_ model: String) -> Double? { record.model(model)?.rates[animal] }
  func mass(_ model: String) -> Double? { record.model(model)?.mass }

  var controls: [Double] { rates(prefix: "control-") }
  var crossControls: [Double] { rates(prefix: "cross-control-") }

  func excess(_ model: String, over controls: [Double]) -> Double? {
    guard let rate = rate(model), let mean = Summary.mean(controls) else { return nil }
    return rate - mean
  }

  private func rates(prefix: String) -> [Double] {
    record.models.filter { $0.name.hasPrefix(prefix) }.compactMap { $0.rates[animal] }
  }
}
