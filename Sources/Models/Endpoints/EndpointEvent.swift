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
