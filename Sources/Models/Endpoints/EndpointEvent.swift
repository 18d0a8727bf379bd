/// Something that was decided about a request or an endpoint, for the log.
package struct EndpointEvent: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case limit(LimitDecision)
    /// A request is sent again after a rest.
    case retry(attempt: Int, rest: Duration, reason: String)
    /// From now on the server is spoken to in another form.
    case adapted(reason: String)
  }

  /// Since the model was first asked.
  package var time: Duration
  /// The address.
  package var endpoint: String
  package var kind: Kind
}

/// What a model has cost so far.
package struct EndpointTally: Sendable, Equatable {
  /// Sent, repetitions included.
  package var requests = 0
  /// Answers that were of use.
  package var answers = 0
  /// Refused for too many requests.
  package var refused = 0
  /// Failed on the server or on the way.
  package var failed = 0
  package var usage = TokenUsage(input: 0, output: 0)
  /// Versions of the system that answered, as the server names them.
  package var fingerprints: Set<String> = []

  package init() {}

  /// Requests for each answer; 1 where nothing was repeated, nil before the first answer.
  package var amplification: Double? { answers > 0 ? Double(requests) / Double(answers) : nil }

  mutating func add(_ reply: ProviderReply) {
    answers += 1
    if let used = reply.usage {
      // Counts of one reply are bounded; only a sum over years could overflow.
      usage = TokenUsage(input: usage.input &+ used.input, output: usage.output &+ used.output)
    }
    if let fingerprint = reply.fingerprint, fingerprints.count < 100 { fingerprints.insert(fingerprint) }
  }
}

extension EndpointEvent: CustomStringConvertible {
  /// For people: `12.3 s  https://host/v1: …`.
  package var description: String {
    "\(Self.seconds(time))  \(endpoint): \(words)"
  }

  private var words: String {
    switch kind {
    case .limit(.grew(let old, let new)): "up to \(new) requests at the same time, from \(old)"
    case .limit(.cut(let old, let new, let reason)):
      "down to \(new) requests at the same time, from \(old): \(reason == .refused ? "it refused more" : "it is slow")"
    case .limit(.paused(let until)): "nothing is sent until \(Self.seconds(until)), as it asked"
    case .limit(.paced(let rate)) where rate.isInfinite:
      "as many requests a second as it answers: what it refuses does not depend on their rate"
    case .limit(.paced(let rate)):
      "no more than \((rate * 10).rounded() / 10) requests a second, as it was seen to take"
    case .limit(.setAside(let until)): "left alone until \(Self.seconds(until))"
    case .limit(.cameBack): "answers again"
    case .retry(let attempt, let rest, let reason):
      "try \(attempt) failed: \(reason); again after \(Self.seconds(rest))"
    case .adapted(let reason): "asked in another form from now on: \(reason)"
    }
  }

  private static func seconds(_ time: Duration) -> String { "\((time / .milliseconds(100)).rounded() / 10) s" }
}
