import Statistics

/// The printed table: rates with exact 95 % intervals over draws.
enum Table {
  static func header(draws: Int) -> String {
    """
    Simulated rates, \(draws) draws (fewer where noted), seed 1; Clopper-Pearson 95 % intervals over draws.

    | simulation | claim | rate | 95 % interval | draws |
    |---|---|---|---|---|
    """
  }

  static func row(_ simulation: Simulation, draws: Int) -> String {
    let count = max(1, Int(Double(draws) * simulation.share))
    var random = RandomSource(seed: 1, stream: simulation.name)
    let hits = (0..<count).count { _ in simulation.event(&random) }
    let interval = Proportion.clopperPearson(successes: hits, trials: count, confidence: 0.95)
    let rate = decimal(Double(hits) / Double(count))
    let limits = "\(decimal(interval.low))-\(decimal(interval.high))"
    return "| \(simulation.name) | \(simulation.claim) | \(rate) | \(limits) | \(count) |"
  }

  static let averagesHeader = """

    | average | mean | 95 % interval | draws |
    |---|---|---|---|
    """

  static func row(_ average: Average, draws: Int) -> String {
    let count = max(2, Int(Double(draws) * average.share))
    var random = RandomSource(seed: 1, stream: average.name)
    let values = (0..<count).map { _ in average.value(&random) }
    let mean = Summary.mean(values) ?? .nan
    let limits = Paired.interval(values, confidence: 0.95)
    let range = "\(decimal(max(0, limits?.low ?? .nan)))-\(decimal(min(1, limits?.high ?? .nan)))"
    return "| \(average.name) | \(decimal(mean)) | \(range) | \(count) |"
  }

  /// A number in 0...1 to four places.
  static func decimal(_ value: Double) -> String {
    let digits = String(10_000 + Int((value * 10_000).rounded()))
    return (digits.hasPrefix("2") ? "1." : "0.") + digits.suffix(4)
  }
}
