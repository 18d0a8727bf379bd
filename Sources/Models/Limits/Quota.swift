/// What a server's headers say is left.
package struct Quota: Sendable, Equatable {
  package enum Unit: Sendable { case requests, tokens }

  package var unit: Unit
  package var remaining: Double
  /// The whole of it, where it is told.
  package var limit: Double?
  /// Until it is whole again.
  package var reset: Duration

  package init(_ unit: Unit, remaining: Double, limit: Double? = nil, reset: Duration) {
    self.unit = unit
    self.remaining = remaining
    self.limit = limit
    self.reset = reset
  }

  /// The quota as a bucket of requests: what is used up comes back evenly until `reset`, or all at once at its end where
  /// the whole is not told.
  /// - Parameters:
  ///   - cost: of one request, in `unit`.
  ///   - inFlight: requests that the server may not have counted yet.
  func bucket(cost: Double, inFlight: Int, at now: Duration) -> Bucket {
    let left = remaining / cost - Double(inFlight)
    let whole = limit.map { $0 / cost }
    let seconds = max(1e-3, reset / .seconds(1))
    let rate = whole.map { max(0, $0 - remaining / cost) / seconds } ?? 0
    return Bucket(tokens: left, perSecond: rate, capacity: whole ?? max(1, left), at: now)
  }
}
