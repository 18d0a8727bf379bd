import Glibc

/// Evidence that grows while values come in and may be read at any moment: an e-process against "the mean is at most
/// `null`" for values in 0...1. Under that hypothesis it ever reaches 1/α with probability at most α (Ville).
///
/// One gambler who bets on a higher mean, with the predictable plug-in bets of `BettingSequence` (Waudby-Smith and Ramdas,
/// JRSS B 86, 2024). For "at least", turn the values round: 1 − x against 1 − null.
package struct EProcess: Sendable {
  private let null: Double
  private let alpha: Double
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0
  /// Natural logarithm of the e-value; 0 before the first value.
  package private(set) var logE = 0.0
  /// The highest it has been: what a stopping rule may use.
  package private(set) var highestLogE = 0.0

  /// - Parameter alpha: the level that the bets are tuned to; the e-process is valid at every level.
  /// Nil for a null hypothesis outside 0..<1 or a level outside 0<..<1.
  package init?(null: Double, alpha: Double = 0.05) {
    guard null >= 0, null < 1, alpha > 0, alpha < 1 else { return nil }
    self.null = null
    self.alpha = alpha
  }

  /// Adds a value; false, and nothing changes, outside 0...1. O(1).
  @discardableResult
  package mutating func add(_ value: Double) -> Bool {
    guard value >= 0, value <= 1 else { return false }
    logE += log1p(bet * (value - null))
    highestLogE = max(highestLogE, logE)
    count += 1
    sum += value
    let mean = (0.5 + sum) / (count + 1)
    squares += (value - mean) * (value - mean)
    return true
  }

  /// From the values before; never more than half the capital can be lost, and nothing is bet while the mean so far is
  /// below the null.
  private var bet: Double {
    let variance = (0.25 + squares) / (count + 1)
    let mean = (0.5 + sum) / (count + 1)
    guard mean > null else { return 0 }
    let plugIn = (2 * log(1 / alpha) / (variance * (count + 1) * log(count + 2))).squareRoot()
    return null > 0 ? min(plugIn, 0.5 / null) : plugIn
  }
}
