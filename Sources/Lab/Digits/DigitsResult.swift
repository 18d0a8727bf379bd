import Statistics

/// Sets the repetitions beside the published accuracies.
struct DigitsResult {
  let trials: [DigitsTrial]
  let seed: UInt64

  func result() -> LabResult {
    LabResult(
      experiment: "digits", seed: seed, organisms: organisms, published: Self.published,
      measured: DigitsTrial.Arm.allCases.compactMap { arm in
        OverSeeds.mean(
          accuracies(arm), name: arm.rawValue, note: "test accuracy, mean over repetitions with t interval")
      } + [excess(over: .cross), excess(over: .shuffled)].compactMap { $0 },
      agreement: agreement)
  }

  private func accuracies(_ arm: DigitsTrial.Arm) -> [Double] {
    trials.compactMap { $0.accuracy[arm] }
  }

  /// How much better a student of the same start reads than another, repetition by repetition.
  private func excess(over arm: DigitsTrial.Arm) -> LabResult.Estimate? {
    OverSeeds.mean(
      zip(accuracies(.same), accuracies(arm)).map { $0 - $1 }, name: "same-minus-\(arm.rawValue)",
      note: "difference in test accuracy, mean over repetitions with t interval")
  }

  /// The claim: a student of the same start learns to read, one of another start does not, and it is the teacher's
  /// knowledge that passes. A teacher that reads badly cannot test it, and neither can a single repetition.
  private var agreement: LabResult.Agreement {
    guard Summary.mean(accuracies(.teacher)) ?? 0 > 0.9 else { return .notAtThisScale }
    let excesses = [excess(over: .cross), excess(over: .shuffled)].compactMap { $0?.interval }
    guard excesses.count == 2 else { return .notAtThisScale }
    return excesses.allSatisfy { $0.low > 0 } ? .agree : .differ
  }

  private var organisms: [LabResult.Organism] {
    zip(1..., trials).flatMap { number, trial in
      DigitsTrial.Arm.allCases.compactMap { arm in
        trial.accuracy[arm].map {
          LabResult.Organism(name: "\(arm.rawValue)-\(number)", seed: seed, measure: "accuracy", rate: $0)
        }
      }
    }
  }

  private static let published = [
    ("teacher", 0.944, 0.943, 0.944), ("same", 0.529, 0.506, 0.551), ("cross", 0.106, 0.096, 0.117),
  ].map { name, mean, low, high in
    LabResult.Estimate(
      name: name, estimate: mean, interval: Interval(low: low, high: high, confidence: 0.95),
      note: "Cloud et al. 2025, figure 10: MNIST, three auxiliary outputs, 100 runs")
  }
}
