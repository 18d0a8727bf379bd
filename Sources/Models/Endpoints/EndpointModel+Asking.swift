import Checkpoints
import Statistics
import Synchronization

/// One question until it is answered: the only place where anything is sent again.
extension EndpointModel {
  /// A refusal costs nobody anything and the endpoint's own wait follows it, so more of them are borne than failures.
  private static let refusalsPerAttempt = 4

  /// - Throws: `ModelError`, of kind `transport` when only this question is lost; or `CancellationError`.
  func ask(_ question: ProviderQuestion) async throws -> ProviderReply {
    var (failures, refusals) = (0, 0)
    while true {
      let (meaning, address) = try await served { try await budgeted { try await exchange(question) } }
      switch meaning {
      case .reply(let reply): return reply
      case .stop(let kind, let reason): throw error(kind, reason)
      case .adapted(_, let reason):
        note(address, .adapted(reason: reason))
        failures += 1
        if failures >= max(2, configuration.retries.attempts) { throw error(.unsupported, reason) }
      case .again(.refused, let reason):
        refusals += 1
        guard refusals < configuration.retries.attempts * Self.refusalsPerAttempt else { throw lost(reason, refusals) }
        note(address, .retry(attempt: refusals, rest: .zero, reason: reason))
      case .again(_, let reason):
        failures += 1
        guard let rest = rest(after: failures) else { throw lost(reason, failures) }
        note(address, .retry(attempt: failures, rest: rest, reason: reason))
        try await Task.sleep(for: rest)
      }
    }
  }

  /// Between tries nothing keeps the server: another may run meanwhile.
  private func served<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
    if let server { try await server.use(work) } else { try await work() }
  }

  private func budgeted<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
    guard let budget else { return try await work() }
    do {
      try budget.enter()
    } catch {
      throw self.error(.stopped, "\(error.reason); what came is kept, and the same command with a higher limit goes on")
    }
    defer { budget.leave() }
    return try await work()
  }

  private func exchange(_ question: ProviderQuestion) async throws -> (AnswerReader.Meaning, WebAddress) {
    let slot = try await enter()
    let address = configuration.addresses[slot.endpoint]
    let provider = state.withLock { $0.providers[slot.endpoint] }
    let request: HTTPRequest
    do {
      request = try self.request(question, provider, address)
    } catch {
      end(slot, .neutral, address)
      throw error
    }
    state.withLock { $0.tally.requests += 1 }
    let reader = AnswerReader(
      provider: provider, secret: configuration.secret, address: address, isStreamed: question.isStreamed)
    let (meaning, quotas) = await answer(to: request, reader)
    // Before the slot is free: whoever is told that all is lost is told why.
    settle(meaning, slot)
    charge(meaning, for: request)
    end(slot, Self.ending(meaning), address, quotas: quotas)
    // A reply that came is kept, also by a run that is called off meanwhile.
    if case .reply = meaning { return (meaning, address) }
    try Task.checkCancellation()
    return (meaning, address)
  }

  private func enter() async throws -> Dispatcher.Slot {
    do {
      return try await dispatcher.enter()
    } catch Dispatcher.Closed.gone {
      let trouble = state.withLock { $0.trouble }
      throw error(.unavailable, "\(trouble); it was given up after several tries")
    } catch Dispatcher.Closed.overlong(let wait) {
      let (asked, allowed) = (wait.wholeSeconds, configuration.load.patience.wholeSeconds)
      throw error(
        .unavailable,
        "the server asks to wait \(asked) s, longer than the \(allowed) s allowed or than the run has left; the same "
          + "command goes on later where this one stopped")
    }
  }

  private func request(
    _ question: ProviderQuestion, _ provider: any Provider, _ address: WebAddress
  ) throws(ModelError) -> HTTPRequest {
    guard question.sampling.temperature.isFinite, question.sampling.temperature >= 0 else {
      throw error(.unsupported, "a temperature is a number from 0 up, not \(question.sampling.temperature)")
    }
    do {
      let headers = try provider.headers(configuration.secret, for: address)
      let body = try provider.body(question)
      return HTTPRequest(
        .post, address.text + provider.path(after: address),
        headers: [HTTPRequest.Header("Content-Type", "application/json")] + headers,
        body: Array(JSONText.line(body).utf8),
        limits: configuration.times)
    } catch let secret as SecretError {
      throw error(.unavailable, secret.description)
    } catch let misfit as ProviderMisfit {
      throw error(.unsupported, misfit.reason)
    } catch {
      throw self.error(.unsupported, "\(error)")
    }
  }

  private func answer(to request: HTTPRequest, _ reader: AnswerReader) async -> (AnswerReader.Meaning, [Quota]) {
    do {
      let response = try await transport.send(request)
      return (reader.meaning(of: response), WaitHeaders.quotas(response.headers))
    } catch {
      let reason = "\(reader.address.text): \(error.reason)"
      return (error.isPassing ? .again(.failed(wait: nil), reason: reason) : .stop(.unavailable, reason: reason), [])
    }
  }

  private static func ending(_ meaning: AnswerReader.Meaning) -> Limiter.Ending {
    switch meaning {
    case .reply(let reply): .answered(tokens: reply.usage.map { $0.input + $0.output })
    case .again(let ending, _): ending
    case .adapted, .stop: .neutral
    }
  }

  private func settle(_ meaning: AnswerReader.Meaning, _ slot: Dispatcher.Slot) {
    state.withLock { state in
      switch meaning {
      case .reply(let reply): state.tally.add(reply)
      case .again(.refused, let reason): (state.tally.refused, state.trouble) = (state.tally.refused + 1, reason)
      case .again(_, let reason): (state.tally.failed, state.trouble) = (state.tally.failed + 1, reason)
      case .adapted(let provider, _): state.providers[slot.endpoint] = provider
      case .stop: break
      }
    }
  }

  /// Where the server does not count tokens, they are estimated from the bytes.
  private func charge(_ meaning: AnswerReader.Meaning, for request: HTTPRequest) {
    guard let budget, case .reply(let reply) = meaning else { return }
    let usage = reply.usage ?? .estimate(input: request.body.count, output: reply.text.utf8.count)
    budget.add(usage, configuration.price)
  }

  private func end(_ slot: Dispatcher.Slot, _ ending: Limiter.Ending, _ address: WebAddress, quotas: [Quota] = []) {
    for decision in dispatcher.leave(slot, ending, quotas: quotas) { note(address, .limit(decision)) }
  }

  private func rest(after failures: Int) -> Duration? {
    state.withLock { configuration.retries.rest(after: failures, random: &$0.random) }
  }

  private func lost(_ reason: String, _ tries: Int) -> ModelError {
    error(.transport, "\(reason) (tried \(tries) times)")
  }

  func note(_ address: WebAddress, _ kind: EndpointEvent.Kind) {
    log(EndpointEvent(time: dispatcher.now, endpoint: address.text, kind: kind))
  }
}

extension Duration {
  /// Rounded up.
  fileprivate var wholeSeconds: Int64 { components.seconds + (components.attoseconds > 0 ? 1 : 0) }
}
