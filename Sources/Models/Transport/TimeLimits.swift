/// How long one request may take.
package struct TimeLimits: Sendable, Equatable {
  /// Until the connection stands, name look-up and TLS included.
  package var connect: Duration
  /// From the start until the first line of the answer.
  package var firstByte: Duration
  /// The body must bring `slowest` bytes a second on average in every period of this length.
  package var period: Duration
  package var slowest: Int
  /// For everything.
  package var total: Duration

  package init(
    connect: Duration = .seconds(10), firstByte: Duration = .seconds(300), period: Duration = .seconds(30),
    slowest: Int = 16, total: Duration = .seconds(600)
  ) {
    self.connect = connect
    self.firstByte = firstByte
    self.period = period
    self.slowest = slowest
    self.total = total
  }

  package enum Limit: String, Sendable { case connect, firstByte, speed, total }
}

/// Follows one request against its limits. Times count from the start of the request.
struct TransferWatch: Sendable {
  private let limits: TimeLimits
  /// When the current period began; nil before the first byte.
  private var periodStart: Duration?
  private var periodBytes = 0

  init(_ limits: TimeLimits) { self.limits = limits }

  /// - Parameter time: asked for with the first bytes only.
  mutating func received(_ bytes: Int, at time: @autoclosure () -> Duration) {
    if periodStart == nil { periodStart = time() }
    periodBytes += bytes
  }

  /// The limit that is passed at `time`, if one is; libcurl itself sees to `connect`.
  mutating func passed(at time: Duration) -> TimeLimits.Limit? {
    if time >= limits.total { return .total }
    guard let start = periodStart else { return time >= limits.firstByte ? .firstByte : nil }
    guard time >= start + limits.period else { return nil }
    let isSlow = Double(periodBytes) < Double(limits.slowest) * ((time - start) / .seconds(1))
    (periodStart, periodBytes) = (time, 0)
    return isSlow ? .speed : nil
  }

  /// When `passed` must be asked next.
  var nextCheck: Duration {
    min(limits.total, periodStart.map { $0 + limits.period } ?? limits.firstByte)
  }
}
