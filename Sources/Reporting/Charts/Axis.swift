/// A scale from left to right with round ticks.
struct Axis: Equatable {
  let low: Double
  let high: Double
  let ticks: [Double]

  /// An axis that covers the values, with a little room at both ends.
  /// - Parameter values: finite.
  init(covering values: [Double], within limits: ClosedRange<Double>) {
    let clamped = values.map { min(max($0, limits.lowerBound), limits.upperBound) }
    let least = clamped.min() ?? 0
    let most = max(clamped.max() ?? 0, least + 0.02)
    let room = (most - least) * 0.06
    let step = Self.step(for: most - least)
    low = least - room
    high = most + room
    let first = Int((low / step).rounded(.up))
    let last = Int((high / step).rounded(.down))
    ticks = (first...max(first, last)).map { Double($0) * step }
  }

  /// Share of the width at which a value stands; values beyond the ends stand at the ends.
  func share(_ value: Double) -> Double { min(max((value - low) / (high - low), 0), 1) }

  func contains(_ value: Double) -> Bool { low <= value && value <= high }

  /// A step of 1, 2, 5, 10, 20, 25 or 50 hundredths that gives at most eight ticks.
  private static func step(for length: Double) -> Double {
    [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].first { length / $0 <= 7 } ?? 0.5
  }
}
