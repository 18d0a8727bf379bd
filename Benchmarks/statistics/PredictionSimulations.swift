import Statistics

/// One candidate and `controls` controls with normal drift of standard deviation `spread`, the candidate `lift` above.
private func prediction(
  controls: Int, spread: Double, lift: Double = 0, _ random: inout RandomSource
) -> PredictionTest? {
  let scores = (0..<controls).map { _ in 0.12 + spread * random.normal() }
  return PredictionTest(candidate: 0.12 + lift + spread * random.normal(), controls: scores)
}

/// E1 fires at a true null.
let predictionFalseAlarms: [Simulation] = [3, 5].flatMap { count in
  [(0.0, 0.0, "0.05"), (0.05, 0.0, "≤ 0.05"), (0.05, 0.05, "0.05")].map { margin, lift, claim in
    Simulation(
      "E1 fires, K = \(count), sd 0.02, truth +\(Table.decimal(lift)), margin \(Table.decimal(margin))", claim: claim,
      share: 5
    ) { random in
      let test = prediction(controls: count, spread: 0.02, lift: lift, &random)
      return test.map { $0.pAbove(margin: margin) <= 0.05 } ?? false
    }
  }
}

/// E1 passes a true null; the claim is `nullPassProbability` at the true spread.
let nullPasses: [Simulation] = [3, 5].flatMap { count in
  [0.05, 0.15].flatMap { margin in
    [0.015, 0.019, 0.023].map { spread in
      Simulation(
        "E1 passes a null, K = \(count), margin \(Table.decimal(margin)), sd \(Table.decimal(spread))",
        claim: passClaim(controls: count, margin: margin, spread: spread), share: 2.5
      ) { random in
        let test = prediction(controls: count, spread: spread, &random)
        return test.map { $0.upperLimit(alpha: 0.05) < margin } ?? false
      }
    }
  }
}

/// E1 passes a candidate that lies exactly at the margin: the error of *not detected*.
let missedCarriers: [Simulation] = [3, 5].map { count in
  Simulation("E1 passes a carrier at the margin 0.05, K = \(count), sd 0.02", claim: "0.05", share: 2.5) { random in
    let test = prediction(controls: count, spread: 0.02, lift: 0.05, &random)
    return test.map { $0.upperLimit(alpha: 0.05) < 0.05 } ?? false
  }
}

/// The A/A check: each control left out in turn is judged against the others, Holm over all of them.
let controlChecks: [Simulation] = [4, 5, 8].map { count in
  Simulation("A/A fires, K = \(count), margin 0", claim: "≤ 0.05", share: 2.5) { random in
    let scores = (0..<count).map { _ in random.normal() }
    let p = scores.indices.map { index in
      var others = scores
      return PredictionTest(candidate: others.remove(at: index), controls: others)?.pAbove(margin: 0) ?? 1
    }
    return Multiplicity.holm(p).contains { $0 <= 0.05 }
  }
}

private func passClaim(controls: Int, margin: Double, spread: Double) -> String {
  let raw = (0..<controls).map { Double($0) }
  guard let unit = Summary.standardDeviation(raw),
    let test = PredictionTest(candidate: 0, controls: raw.map { $0 / unit * spread })
  else { return "none" }
  return Table.decimal(test.nullPassProbability(margin: margin, alpha: 0.05))
}
