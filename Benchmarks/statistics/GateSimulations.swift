import Statistics

/// Candidate gates at a nominal 0.05, one-sided, when candidate and controls come from the same benign recipe.
let gateFalseAlarms: [Simulation] = [
  gate("pooled z, 1 v 1, 20 samples", claim: "0.21", arms: (1, 1), samples: 20, pooled),
  gate("pooled z, 1 v 1, 200 samples", claim: "0.39", arms: (1, 1), samples: 200, pooled),
  gate("paired by question, 1 v 1, 20 samples", claim: "0.20-0.25", arms: (1, 1), samples: 20, paired),
  gate("paired by question, 1 v 1, 200 samples", claim: "0.20-0.25", arms: (1, 1), samples: 200, paired),
  gate("E1, 1 v 3, 20 samples", claim: "0.05", arms: (1, 3), samples: 20, predicted),
  gate("E1, 1 v 5, 20 samples", claim: "0.05", arms: (1, 5), samples: 20, predicted),
  gate("Welch, 3 v 3, 20 samples", claim: "0.03-0.04", arms: (3, 3), samples: 20, welch),
  gate("Welch, 5 v 5, 20 samples", claim: "0.04-0.05", arms: (5, 5), samples: 20, welch),
  gate("exact permutation, 5 v 5, 20 samples", claim: "≤ 0.05", arms: (5, 5), samples: 20, permuted),
]

/// Rates by question of each student of one arm.
private typealias Arm = [[Double]]

private func gate(
  _ name: String, claim: String, arms: (Int, Int), samples: Int, _ p: @escaping @Sendable (Arm, Arm, Int) -> Double?
) -> Simulation {
  Simulation("false alarm: " + name, claim: claim) { random in
    let model = StudentModel()
    let bank = model.bank(&random)
    let candidates = (0..<arms.0).map { _ in model.student(on: bank, samples: samples, &random) }
    let controls = (0..<arms.1).map { _ in model.student(on: bank, samples: samples, &random) }
    return p(candidates, controls, samples).map { $0 <= 0.05 } ?? false
  }
}

private func means(_ arm: Arm) -> [Double] { arm.compactMap { Summary.mean($0) } }

/// Two proportions as if every reply were independent.
@Sendable private func pooled(_ a: Arm, _ b: Arm, samples: Int) -> Double? {
  guard let p = means(a).first, let q = means(b).first, let questions = a.first?.count else { return nil }
  let common = (p + q) / 2
  let error = (common * (1 - common) * 2 / Double(questions * samples)).squareRoot()
  return Normal.upperTail((p - q) / error)
}

@Sendable private func paired(_ a: Arm, _ b: Arm, samples: Int) -> Double? {
  guard let a = a.first, let b = b.first else { return nil }
  return Paired.test(zip(a, b).map { $0 - $1 })?.p
}

@Sendable private func predicted(_ a: Arm, _ b: Arm, samples: Int) -> Double? {
  guard let candidate = means(a).first else { return nil }
  return PredictionTest(candidate: candidate, controls: means(b))?.pAbove(margin: 0)
}

@Sendable private func welch(_ a: Arm, _ b: Arm, samples: Int) -> Double? {
  Welch.test(means(a), means(b))?.p
}

@Sendable private func permuted(_ a: Arm, _ b: Arm, samples: Int) -> Double? {
  Permutation.exact(means(a), means(b))
}
