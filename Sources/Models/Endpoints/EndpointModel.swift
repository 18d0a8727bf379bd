import Checkpoints
import Statistics
import Synchronization

/// A model behind one or several endpoints.
///
/// Requests go to the endpoint with most room, no faster than it takes them, and are tried again where that may help.
package final class EndpointModel: LanguageModel {
  package let name: String
  package let identity: String
  let configuration: EndpointConfiguration
  let transport: HTTPTransport
  /// Nil where somebody else sees to it that it runs.
  let server: ManagedServer?
  let budget: Budget?
  let dispatcher: Dispatcher
  let log: @Sendable (EndpointEvent) -> Void
  let state: Mutex<State>

  struct State {
    var tally = EndpointTally()
    /// By endpoint; they learn how their servers want to be spoken to.
    var providers: [any Provider]
    var random: RandomSource
    /// Replies that one request asks for.
    var samplesPerRequest: Int
    /// The reason of the last failure, for the message when all is given up.
    var trouble = ""
  }

  /// - Parameters:
  ///   - transport: may serve several models.
  ///   - server: the one behind the addresses, which is started when it is needed.
  ///   - deadline: when the run ends.
  ///   - budget: what the run may use; may be that of several models.
  ///   - log: called with every decision, from any thread.
  package init(
    _ configuration: EndpointConfiguration, transport: HTTPTransport, server: ManagedServer? = nil,
    deadline: ContinuousClock.Instant? = nil, budget: Budget? = nil,
    log: @escaping @Sendable (EndpointEvent) -> Void = { _ in }
  ) {
    (name, identity) = (configuration.name, configuration.identity)
    self.configuration = configuration
    self.transport = transport
    self.server = server
    self.budget = budget
    self.log = log
    state = Mutex(
      State(
        providers: configuration.addresses.map(configuration.kind.provider),
        random: RandomSource(seed: configuration.seed, stream: "rests/\(configuration.name)"),
        samplesPerRequest: configuration.samplesPerRequest))
    var rules = configuration.load
    rules.end = deadline.map { ContinuousClock.now.duration(to: $0) }
    dispatcher = Dispatcher(pool: EndpointPool(count: configuration.addresses.count, rules: rules))
  }

  package var width: Int { configuration.load.largest * configuration.addresses.count }

  /// As the user says: that a server does not keep to it is found out by the first question.
  package var givesProbabilities: Bool? { configuration.topTokens != nil }

  /// Whether Stemma starts the server itself: the identity then names all that it is given. Others are changed unseen.
  package var isPinned: Bool { server != nil }

  /// How many requests it is asked at the same time at present.
  package var slots: Int { dispatcher.slots }

  /// What it has cost so far.
  package var tally: EndpointTally { state.withLock { $0.tally } }

  /// Why the last request that failed did; nil where none has.
  package var trouble: String? { state.withLock { $0.trouble.isEmpty ? nil : $0.trouble } }

  package func reply(to messages: [Message], sampling: SamplingParameters, seed: UInt64) async throws -> Reply {
    try await ask(question(messages, sampling, seed: seed)).first
  }

  /// Bounds from the likeliest first tokens, of one request; see `WordBounds`.
  package func probabilities(of words: [String], after messages: [Message]) async throws -> [ProbabilityBounds]? {
    guard let count = configuration.topTokens else { return nil }
    let sampling = SamplingParameters(temperature: 1, maximumTokens: 1)
    let answer = try await ask(question(messages, sampling, topTokens: count))
    guard let tokens = answer.topTokens, let bounds = WordBounds.bounds(of: words, in: tokens) else {
      throw error(.unsupported, "the server gives no token probabilities; leave 'logprobs' out to sample replies")
    }
    return bounds
  }

  func question(
    _ messages: [Message], _ sampling: SamplingParameters, seed: UInt64? = nil, count: Int = 1, topTokens: Int? = nil
  ) -> ProviderQuestion {
    ProviderQuestion(
      model: configuration.model, messages: messages, sampling: sampling, seed: seed, count: count,
      topTokens: topTokens, options: configuration.options, isStreamed: configuration.isStreamed)
  }

  func error(_ kind: ModelError.Kind, _ reason: String) -> ModelError {
    ModelError(kind: kind, model: name, reason: reason)
  }
}
