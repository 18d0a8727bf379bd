import Lineage
import Models

/// A model behind endpoints, as `stemma.yaml` describes it under `models`.
struct ServedModel: Sendable {
  /// Where its key comes from.
  enum Key: Sendable {
    case variable(String, host: String)
    case file(String, host: String)
  }

  var configuration: EndpointConfiguration
  /// How its server is started; nil where it runs already.
  var server: ServedCommand?
  /// Whether the user wrote it for all projects, and not whoever wrote the project.
  var isOwn = false
  var key: Key?

  private static let keys = [
    "api", "model", "endpoint", "serve", "key", "logprobs", "options", "concurrency", "timeout", "stream", "patience",
    "attempts", "price", "samples-per-request",
  ]

  /// - Parameters:
  ///   - prices: by the model's name on its server, for entries that have no price of their own.
  static func all(_ models: Document?, prices: Document?, root: String) throws(InputError) -> [String: ServedModel] {
    var all: [String: ServedModel] = [:]
    let table = try Self.table(prices)
    for (name, entry) in try models?.entries() ?? [] {
      if let problem = ArtifactName.problem(name) { throw entry.error(problem) }
      var model = try ServedModel(name, entry, root: root)
      model.configuration.price = model.configuration.price ?? table[model.configuration.model]
      all[name] = model
    }
    return all
  }

  private init(_ name: String, _ entry: Document, root: String) throws(InputError) {
    try entry.allow(Self.keys)
    let kind = try entry["api"]?.word(ProviderKind.self) ?? .openAIChat
    server = try entry["serve"].map { (serve) throws(InputError) in
      try ServedCommand(serve, endpoint: entry["endpoint"], kind: kind, root: root)
    }
    configuration = EndpointConfiguration(
      name: name, kind: kind, model: try entry.required("model").string(),
      addresses: try Self.addresses(entry, server),
      topTokens: try entry["logprobs"]?.integer(in: 1...1000),
      options: try entry["options"].map { (options) throws(InputError) in try Self.options(options) } ?? [],
      load: try Self.load(entry),
      retries: RetryRule(attempts: try entry["attempts"]?.integer(in: 1...100) ?? 6),
      times: TimeLimits(firstByte: .seconds(try entry["timeout"]?.number(in: 0.1...86_400) ?? 300)))
    // A slow answer may still take as long again to come in.
    configuration.times.total = configuration.times.firstByte * 2
    key = try entry["key"].map { (key) throws(InputError) in try Self.key(key, root: root) }
    configuration.price = try entry["price"].map { (price) throws(InputError) in try Self.price(price) }
    if try entry["stream"]?.boolean() == true {
      guard kind.streams else {
        throw (entry["stream"] ?? entry).error("answers of this kind of server are not streamed")
      }
      (configuration.isStreamed, configuration.times) = (true, Self.streamed(configuration.times.firstByte))
    }
    if let place = entry["samples-per-request"] {
      configuration.samplesPerRequest = try Self.samplesPerRequest(place, configuration)
    }
    if configuration.kind == .anthropic, let place = entry["logprobs"] {
      throw place.error("this kind of server gives no token probabilities")
    }
  }

  private static func samplesPerRequest(
    _ place: Document, _ configuration: EndpointConfiguration
  ) throws(InputError) -> Int {
    let count = try place.integer(in: 1...128)
    guard count > 1 else { return count }
    guard configuration.kind.givesSeveral else {
      throw place.error("this kind of server gives one reply a request; leave it out")
    }
    guard !configuration.isStreamed else {
      throw place.error("several replies cannot be streamed together; leave this or 'stream' out")
    }
    return count
  }

  /// An answer may take long, as long as no pause in it is longer than the one before it began may be.
  private static func streamed(_ pause: Duration) -> TimeLimits {
    TimeLimits(firstByte: pause, period: pause, slowest: 2, total: pause * 20)
  }

  /// Of a server that is yet to be started, the one that it would have at some port.
  private static func addresses(_ entry: Document, _ server: ServedCommand?) throws(InputError) -> [WebAddress] {
    if let server { return [try server.address(server.endpoint, port: 1)] }
    let places = try entry.required("endpoint").elementsOrOne()
    guard !places.isEmpty else { throw entry.error("the list of endpoints is empty") }
    var addresses: [WebAddress] = []
    for place in places {
      do {
        addresses.append(try WebAddress(try place.string()))
      } catch let error as TransportError {
        throw place.error(error.reason)
      } catch let error as InputError {
        throw error
      } catch {
        throw place.error("\(error)")
      }
    }
    return addresses
  }

  private static func options(_ options: Document) throws(InputError) -> [RequestOption] {
    var all: [RequestOption] = []
    for (name, value) in try options.entries() {
      guard !RequestOption.reserved.contains(name) else {
        throw value.error("'\(name)' is what Stemma says itself in every request")
      }
      let option: RequestOption.Value
      switch try value.json() {
      case .number(let number): option = Int(exactly: number).map { .integer($0) } ?? .number(number)
      case .bool(let isTrue): option = .bool(isTrue)
      case .string(let text): option = .text(text)
      default: throw value.error("expected a number, a word, true or false")
      }
      all.append(RequestOption(name, option))
    }
    return all
  }

  private static func load(_ entry: Document) throws(InputError) -> LimitRules {
    let patience = Duration.seconds(try entry["patience"]?.number(in: 0...1e6) ?? 600)
    guard let count = try entry["concurrency"]?.integer(in: 1...2000) else { return LimitRules(patience: patience) }
    return .fixed(count, patience: patience)
  }

  private static func key(_ key: Document, root: String) throws(InputError) -> Key {
    try key.allow(["variable", "file", "host"])
    let host = try key.required("host").string()
    if let file = key["file"] { return .file(Paths.resolve(try file.string(), from: root), host: host) }
    return .variable(try key.required("variable").string(), host: host)
  }

  private static func table(_ prices: Document?) throws(InputError) -> [String: Price] {
    var table: [String: Price] = [:]
    for (name, price) in try prices?.entries() ?? [] { table[name] = try self.price(price) }
    return table
  }

  private static func price(_ price: Document) throws(InputError) -> Price {
    try price.allow(["input", "output"])
    return Price(
      input: try price.required("input").number(in: 0...1e6), output: try price.required("output").number(in: 0...1e6))
  }
}
