import Glibc

/// A confidence sequence for the mean of values in 0...1 that may be looked at after every value: the true mean lies in
/// all intervals at once with the stated confidence, whatever the rule for stopping.
///
/// The hedged capital process with predictable plug-in bets of Waudby-Smith and Ramdas (JRSS B 86, 2024, §4.4, bets cut at
/// half of what could be lost). For each candidate mean two gamblers bet that the truth is higher, or lower; a candidate
/// against whom half the capital of either reaches 1/α is given up. Values in random order without replacement from a
/// bank of known size are allowed for (their §5): what is left of the bank is then what is bet on.
package struct BettingSequence: Sendable {
  private let alpha: Double
  /// Size of the bank; nil for draws from a population.
  private let bankSize: Int?
  private var values: [Double] = []
  private var bets: [Double] = []
  private var sum = 0.0
  private var squares = 0.0
  private var plugInMean = 0.5
  private var plugInVariance = 0.25
  /// Limits so far; they never widen.
  package private(set) var interval: Interval

  /// Nil for a confidence outside 0<..<1, or a bank without anything in it.
  package init?(confidence: Double, bankSize: Int? = nil) {
    guard confidence > 0, confidence < 1, bankSize.map({ $0 > 0 }) ?? true else { return nil }
    alpha = 1 - confidence
    self.bankSize = bankSize
    interval = Interval(low: 0, high: 1, confidence: confidence)
  }

  package var count: Int { values.count }

  /// Adds the next value. O(values so far), for about a hundred candidate means.
  /// - Returns: false, and nothing changes, for a value outside 0...1 or beyond the end of the bank.
  @discardableResult
  package mutating func add(_ value: Double) -> Bool {
    guard value >= 0, value <= 1, values.count < bankSize ?? .max else { return false }
    bets.append(nextBet)
    values.append(value)
    sum += value
    let count = Double(values.count)
    plugInMean = (0.5 + sum) / (count + 1)
    squares += (value - plugInMean) * (value - plugInMean)
    plugInVariance = (0.25 + squares) / (count + 1)
    tighten()
    return true
  }

  /// The bet on the next value, from those before it only: √(2 log(2/α) / (σ̂² t log(t + 1))).
  private var nextBet: Double {
    let t = Double(values.count + 1)
    return (2 * log(2 / alpha) / (plugInVariance * t * log(t + 1))).squareRoot()
  }

  /// The capital of one gambler against a candidate grows with the distance of the truth from it, so that each limit is
  /// found by halving. Limits are left where the candidate is still believed, on the outer side.
  private mutating func tighten() {
    let bounds = possible
    interval.low = max(interval.low, bounds.lowerBound)
    interval.high = max(interval.low, min(interval.high, bounds.upperBound))
    interval.low = limit(from: interval.low, towards: min(interval.high, mean), isRefuted: isTooLow)
    interval.high = limit(from: interval.high, towards: max(interval.low, mean), isRefuted: isTooHigh)
  }

  private var mean: Double { sum / Double(values.count) }

  /// What the mean of the whole bank can still be.
  private var possible: ClosedRange<Double> {
    guard let bankSize else { return 0...1 }
    let rest = Double(bankSize - values.count)
    return (sum / Double(bankSize))...min(1, (sum + rest) / Double(bankSize))
  }

  private func limit(from start: Double, towards end: Double, isRefuted: (Double) -> Bool) -> Double {
    guard isRefuted(start) else { return start }
    var (refuted, believed) = (start, end)
    guard !isRefuted(end) else { return end }
    for _ in 0..<40 {
      let middle = (refuted + believed) / 2
      if isRefuted(middle) { refuted = middle } else { believed = middle }
    }
    return refuted
  }

  private func isTooLow(_ candidate: Double) -> Bool { logCapital(candidate, sign: 1) >= log(2 / alpha) }
  private func isTooHigh(_ candidate: Double) -> Bool { logCapital(candidate, sign: -1) >= log(2 / alpha) }

  /// log Π (1 ± λ(x − m)); infinite against a candidate that the values rule out.
  private func logCapital(_ candidate: Double, sign: Double) -> Double {
    var total = 0.0
    var seen = 0.0
    for (index, value) in values.enumerated() {
      var mean = candidate
      if let bankSize {
        mean = (Double(bankSize) * candidate - seen) / Double(bankSize - index)
        // Rounding may carry a mean that is just possible a little beyond the range.
        if mean < -1e-9 || mean > 1 + 1e-9 { return .infinity }
        mean = min(1, max(0, mean))
      }
      let room = sign > 0 ? mean : 1 - mean
      let bet = room > 0 ? min(bets[index], 0.5 / room) : bets[index]
      total += log1p(sign * bet * (value - mean))
      seen += value
    }
    return total
  }
}
