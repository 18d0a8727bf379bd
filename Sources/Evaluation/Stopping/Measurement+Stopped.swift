import Statistics

extension Measurement {
  /// That measuring ended before all questions of the bank were put.
  package struct Stopped: Sendable, Equatable {
    /// Questions of the whole bank.
    package var bank: Int
    /// Samples of the fixed design that were not needed.
    package var saved: Int
    /// By answer: what the rate in the whole bank is, by a confidence sequence without replacement.
    package var limits: [String: ClosedRange<Double>]
  }

  /// Adds what the questions of an order say of the whole bank. O(questions²) for each answer.
  /// - Parameter order: ids, as the questions were taken; only those that were taken.
  package mutating func stop(
    _ order: ArraySlice<String>, bank: Int, saved: Int, answers chosen: [String], confidence: Double
  ) {
    let places = Dictionary(zip(questions.map(\.id), questions)) { first, _ in first }
    let taken = order.compactMap { places[$0] }
    var limits: [String: ClosedRange<Double>] = [:]
    for (index, answer) in answers.enumerated() where chosen.contains(answer) {
      let low = Self.sequence(taken.map { $0.low[index] }, bank, confidence)
      let isOpen = taken.contains { $0.low[index] != $0.high[index] }
      let high = isOpen ? Self.sequence(taken.map { $0.high[index] }, bank, confidence) : low
      guard let least = low?.low, let most = high?.high else { continue }
      limits[answer] = min(least, most)...most
    }
    stopped = Stopped(bank: bank, saved: saved, limits: limits)
  }

  private static func sequence(_ values: [Double], _ bank: Int, _ confidence: Double) -> Interval? {
    var sequence = BettingSequence(confidence: confidence, bankSize: bank)
    for value in values { sequence?.add(value) }
    return sequence?.interval
  }

  /// The least and the most that the rate in the whole bank can be where questions were left out: by the sequence, or, for
  /// an answer without one, whatever their replies would have been.
  func stoppedBounds(_ stopped: Stopped, _ answer: String, index: Int) -> (low: Double, high: Double) {
    if let limits = stopped.limits[answer] { return (limits.lowerBound, limits.upperBound) }
    let bank = Double(max(1, stopped.bank))
    let rest = Double(max(0, stopped.bank - questions.count))
    let low = questions.reduce(0) { $0 + $1.low[index] } / bank
    let high = (questions.reduce(0) { $0 + $1.high[index] } + rest) / bank
    return (low, min(1, high))
  }
}
