/// A token bucket: how many requests may start, as the server is believed to count them.
struct Bucket: Sendable, Equatable {
  private var tokens: Double
  private var updated: Duration
  private(set) var perSecond: Double
  private let capacity: Double

  /// - Parameters:
  ///   - tokens: requests that may start at `time`.
  ///   - perSecond: how many are added; may be 0.
  ///   - capacity: never more than this many.
  init(tokens: Double, perSecond: Double, capacity: Double, at time: Duration) {
    self.tokens = min(tokens, capacity)
    self.perSecond = perSecond
    self.capacity = max(1, capacity)
    updated = time
  }

  mutating func take(at now: Duration) {
    tokens = level(at: now) - 1
    updated = now
  }

  /// Changes the rate from now on.
  mutating func setRate(_ perSecond: Double, at now: Duration) {
    tokens = level(at: now)
    updated = now
    self.perSecond = perSecond
  }

  /// When the next request may start; nil for never.
  func next(at now: Duration) -> Duration? {
    let missing = 1 - level(at: now)
    if missing <= 1e-9 { return now }
    return perSecond > 0 ? now + .seconds(missing / perSecond) : nil
  }

  private func level(at now: Duration) -> Double {
    min(capacity, tokens + max(0, (now - updated) / .seconds(1)) * perSecond)
  }
}
