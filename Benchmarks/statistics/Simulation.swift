import Statistics

/// One yes-or-no question asked of many simulated evaluations.
struct Simulation: Sendable {
  /// Also the name of the random stream.
  let name: String
  /// The rate that theory or the design page claims.
  let claim: String
  /// How many times the draws of the cheapest simulations this one takes.
  let share: Double
  /// Whether the event happened in one fresh draw.
  let event: @Sendable (inout RandomSource) -> Bool

  init(
    _ name: String, claim: String, share: Double = 1, event: @escaping @Sendable (inout RandomSource) -> Bool
  ) {
    self.name = name
    self.claim = claim
    self.share = share
    self.event = event
  }
}

/// One number in 0...1 measured on many simulated evaluations.
struct Average: Sendable {
  /// Also the name of the random stream.
  let name: String
  let share: Double
  let value: @Sendable (inout RandomSource) -> Double
}
