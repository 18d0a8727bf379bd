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

  /// A number in 0...1 to four places.
  static func decimal(_ value: Double) -> String {
    let digits = String(10_000 + Int((value * 10_000).rounded()))
    return (digits.hasPrefix("2") ? "1." : "0.") + digits.suffix(4)
  }
}
