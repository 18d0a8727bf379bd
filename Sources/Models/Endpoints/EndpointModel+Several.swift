import Synchronization

/// Several replies of one request.
extension EndpointModel {
  /// As configured, until the server was seen to give one only.
  package var repliesPerRequest: Int { state.withLock(\.samplesPerRequest) }

  package func replies(
    to messages: [Message], sampling: SamplingParameters, seeds: [UInt64]
  ) async throws -> [Reply] {
    let count = min(seeds.count, repliesPerRequest)
    guard count > 1 else { return [try await reply(to: messages, sampling: sampling, seed: seeds[0])] }
    let answer: ProviderReply
    do {
      answer = try await ask(question(messages, sampling, count: count))
    } catch let error as ModelError where error.kind == .unsupported {
      // Servers that give one only say so in many ways. When that was not it, the request for one is refused too.
      let reply = try await reply(to: messages, sampling: sampling, seed: seeds[0])
      askOneByOne("it refused a request for \(count) replies: \(error.reason)")
      return [reply]
    }
    if answer.others.isEmpty, answer.finish != .blocked { askOneByOne("it gave one of \(count) replies") }
    return Array(([answer.first] + answer.further).prefix(count))
  }

  private func askOneByOne(_ reason: String) {
    let isNew = state.withLock { state in
      defer { state.samplesPerRequest = 1 }
      return state.samplesPerRequest > 1
    }
    if isNew { note(configuration.addresses[0], .adapted(reason: "\(reason); one request a reply")) }
  }
}

extension ProviderReply {
  var first: Reply { Reply(text: text, finish: finish, fingerprint: version) }

  fileprivate var further: [Reply] {
    others.map { Reply(text: $0.text, finish: $0.finish, fingerprint: version) }
  }

  /// What a server writes may be of any length.
  private var version: String? { fingerprint.map { String($0.prefix(200)) } }
}
