import Models

/// A server under a fake clock: requests are served after `latency`, and refused when its bucket is empty.
struct SimulatedServer {
  struct Result {
    var seconds = 0.0
    var requests = 0
    var widest = 0
    var decisions: [LimitDecision] = []
  }

  var latency: @Sendable (_ inFlight: Int) -> Double = { _ in 0.001 }
  var perSecond = Double.infinity
  var burst = Double.infinity
  var retryAfter: Double? = 1
  var quotas: @Sendable (_ tokens: Double) -> [Quota] = { _ in [] }
  /// How each request number ends; answered unless told.
  var fault: @Sendable (_ number: Int, _ time: Double) -> Limiter.Ending? = { _, _ in nil }

  /// Serves until `count` requests were answered; what is refused or fails is sent again.
  func run(_ count: Int, _ rules: LimitRules) -> Result {
    var pool = EndpointPool(count: 1, rules: rules)
    var (result, tokens, filled) = (Result(), burst, 0.0)
    var (now, left, answered) = (0.0, count, 0)
    var flights: [(start: Double, end: Double, ending: Limiter.Ending, quotas: [Quota])] = []
    while answered < count {
      var next = Double.infinity
      let choice = left > 0 ? pool.choice(at: .seconds(now)) : .full
      if case .at(let time) = choice { next = max(now + 1e-9, time / .seconds(1)) }
      if choice == .gone { break }
      if case .overlong = choice { break }
      if case .endpoint(let index) = choice {
        pool.start(index, at: .seconds(now))
        tokens = min(burst, tokens + (perSecond.isFinite ? (now - filled) * perSecond : 0))
        filled = now
        let ending =
          fault(result.requests, now)
          ?? (tokens >= 1 ? .answered(tokens: nil) : .refused(wait: retryAfter.map { .seconds($0) }))
        if tokens >= 1 { tokens -= 1 }
        flights.append((now, now + latency(pool.inFlight), ending, quotas(tokens)))
        (left, result.requests, result.widest) = (left - 1, result.requests + 1, max(result.widest, pool.inFlight))
        continue
      }
      if let soonest = flights.indices.min(by: { flights[$0].end < flights[$1].end }), flights[soonest].end <= next {
        let flight = flights.remove(at: soonest)
        now = max(now, flight.end)
        result.decisions += pool.end(
          0, flight.ending, quotas: flight.quotas, startedAt: .seconds(flight.start), at: .seconds(now))
        if case .answered = flight.ending { answered += 1 } else { left += 1 }
      } else {
        now = next
      }
    }
    result.seconds = now
    return result
  }
}
