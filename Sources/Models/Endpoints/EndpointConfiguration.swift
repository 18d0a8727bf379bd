/// A model behind one or several endpoints, as the user describes it.
package struct EndpointConfiguration: Sendable {
  /// The name in the record.
  package var name: String
  package var kind: ProviderKind
  /// The model's name on the server.
  package var model: String
  /// Base addresses that serve the same model; at least one.
  package var addresses: [WebAddress]
  package var secret: Secret?
  /// What its identity names in place of the address, where that changes from run to run.
  package var origin: String?
  /// How many of the likeliest first tokens are asked for, where probabilities are wanted; nil for sampling only.
  package var topTokens: Int?
  /// Added to every request.
  package var options: [RequestOption]
  package var price: Price?
  /// Whether answers come in pieces, so that a long one may take its time as long as it goes on.
  package var isStreamed = false
  /// How many replies to the same question one request asks for, where the server gives several.
  package var samplesPerRequest = 1
  package var load: LimitRules
  package var retries: RetryRule
  package var times: TimeLimits
  /// Of the rests between tries.
  package var seed: UInt64

  package init(
    name: String, kind: ProviderKind, model: String, addresses: [WebAddress], secret: Secret? = nil,
    topTokens: Int? = nil, options: [RequestOption] = [], load: LimitRules = LimitRules(),
    retries: RetryRule = RetryRule(),
    times: TimeLimits = TimeLimits(), seed: UInt64 = 0
  ) {
    precondition(!addresses.isEmpty, "a model needs an address")
    self.name = name
    self.kind = kind
    self.model = model
    self.addresses = addresses
    self.secret = secret
    self.topTokens = topTokens
    self.options = options
    self.load = load
    self.retries = retries
    self.times = times
    self.seed = seed
  }

  /// What evaluations bind to: the kind of server, the model's name there, the first address or what stands for it, and
  /// the options.
  package var identity: String {
    "endpoint:\(kind.rawValue):\(model)@\(origin ?? addresses[0].text)\(options.identity)"
  }
}
