import Lineage
import Models

/// How `stemma.yaml` says that a model's server is started: `serve:` of an entry under `models:`.
struct ServedCommand: Sendable {
  /// The program and its arguments; `{port}` in any of them stands for the port.
  let command: [String]
  /// Added to the environment; `{port}` counts here too.
  let environment: [String: String]
  /// Variables of the caller's environment that are passed on besides the usual ones.
  let passed: [String]
  /// With `{port}`.
  let endpoint: String
  let health: String
  let startUp: Duration
  /// The folder that paths are relative to.
  let root: String

  static let place = "{port}"
  private static let keys = ["command", "environment", "pass", "health", "startup"]

  init(_ serve: Document, endpoint: Document?, kind: ProviderKind, root: String) throws(InputError) {
    try serve.allow(Self.keys)
    let field = try serve.required("command")
    command = try Self.words(field)
    environment = try Self.variables(serve["environment"])
    passed = try Self.words(serve["pass"])
    startUp = .seconds(try serve["startup"]?.number(in: 0.1...86_400) ?? 600)
    self.root = root
    guard command.first?.isEmpty == false else { throw field.error("expected a program and its arguments, as a list") }
    let usual = "http://127.0.0.1:\(Self.place)" + (kind == .anthropic || kind == .ollama ? "" : "/v1")
    self.endpoint = try endpoint?.string() ?? usual
    health = try Self.health(serve["health"], endpoint: self.endpoint)
    guard self.endpoint.contains(Self.place) == (command + environment.values).contains(where: Self.hasPlace) else {
      throw field.error(
        "\(Self.place) must stand in the command or its environment, and in 'endpoint' where that is given; or in none "
          + "of them, and the 'endpoint' names the port")
    }
    for place in [(endpoint ?? serve, self.endpoint), (serve["health"] ?? serve, health)] {
      try Self.check(place.0, address: place.1)
    }
  }

  private static func hasPlace(_ text: String) -> Bool { text.contains(place) }

  private static func words(_ list: Document?) throws(InputError) -> [String] {
    var words: [String] = []
    for element in try list?.elements() ?? [] {
      let word = try element.string()
      guard !word.utf8.contains(0) else { throw element.error("a word holds a zero byte") }
      words.append(word)
    }
    return words
  }

  private static func variables(_ map: Document?) throws(InputError) -> [String: String] {
    var variables: [String: String] = [:]
    for (name, value) in try map?.entries() ?? [] {
      let text = try value.string()
      guard !name.isEmpty, !name.contains("="), !(name + text).utf8.contains(0) else {
        throw value.error("'\(name)' cannot be a variable of the environment")
      }
      variables[name] = text
    }
    return variables
  }

  /// A path on the endpoint's host, or an address.
  private static func health(_ field: Document?, endpoint: String) throws(InputError) -> String {
    let text = try field?.string() ?? "/health"
    guard text.hasPrefix("/") else { return text }
    let parts = endpoint.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.prefix(3).joined(separator: "/") + text
  }

  private static func check(_ field: Document, address text: String) throws(InputError) {
    guard let address = try? WebAddress(text.replacing(place, with: "1")), address.isLoopback else {
      throw field.error("a server that is started here answers at http://127.0.0.1, not at '\(text)'")
    }
  }

  func address(_ text: String, port: UInt16) throws(InputError) -> WebAddress {
    do {
      return try WebAddress(text.replacing(Self.place, with: "\(port)"))
    } catch {
      throw InputError(error.reason)
    }
  }
}
