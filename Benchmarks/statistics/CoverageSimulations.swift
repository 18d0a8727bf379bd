import Statistics

/// Intervals for the population rate of 0.12 from one model's replies to 50 questions; nominal coverage 95 %.
let clusteredCoverage: [Simulation] = [
  coverage("Wilson, 1000 independent replies", samples: 20, correlation: 1e-9, Proportion.wilson),
  coverage("Clopper-Pearson, 1000 independent replies", samples: 20, correlation: 1e-9, Proportion.clopperPearson),
  coverage("Wilson, pooled 50 x 20, ICC 0.44", samples: 20, correlation: 0.44, Proportion.wilson),
  coverage("Wilson, pooled 50 x 200, ICC 0.44", samples: 200, correlation: 0.44, Proportion.wilson),
  coverage("Clopper-Pearson, pooled 50 x 200, ICC 0.44", samples: 200, correlation: 0.44, Proportion.clopperPearson),
  byQuestion(samples: 20), byQuestion(samples: 200),
]

private func coverage(
  _ name: String, samples: Int, correlation: Double,
  _ interval: @escaping @Sendable (_ successes: Int, _ trials: Int, _ confidence: Double) -> Interval
) -> Simulation {
  Simulation("covers: " + name, claim: correlation < 0.01 ? "0.95" : "far below") { random in
    let rates = replies(samples: samples, correlation: correlation, &random)
    let successes = rates.reduce(0) { $0 + Int(($1 * Double(samples)).rounded()) }
    return interval(successes, rates.count * samples, 0.95).contains(0.12)
  }
}

private func byQuestion(samples: Int) -> Simulation {
  Simulation("covers: t by question, 50 x \(samples), ICC 0.44", claim: "near 0.95") { random in
    let rates = replies(samples: samples, correlation: 0.44, &random)
    return Clustering.tInterval(of: rates, confidence: 0.95)?.contains(0.12) ?? false
  }
}

private func replies(samples: Int, correlation: Double, _ random: inout RandomSource) -> [Double] {
  let model = StudentModel(correlation: correlation, drift: 0, noise: 0)
  return model.student(on: model.bank(&random), samples: samples, &random)
}
