import Evaluation
import FoundationEssentials
import Gate
import Lineage
import Models
import Reporting
import Statistics
import Synchronization

/// The models that `stemma.yaml` puts behind endpoints; those that a command asks for are made ready once.
final class ServedModels: Sendable {
  private typealias Entry = (model: EndpointModel, price: Price?)

  private struct State {
    var models: [String: Entry] = [:]
    var servers: [ManagedServer] = []
    /// Why the server of a model must not be started, by the model's name.
    var prohibitions: [String: InputError] = [:]
    var transport: HTTPTransport?
  }

  private let session: Session
  private let allowsCommands: Bool
  let limits: RunLimits
  private let room = ServerRoom()
  private let state = Mutex(State())

  private init(_ session: Session, allowsCommands: Bool, _ limits: RunLimits) {
    self.session = session
    self.allowsCommands = allowsCommands
    self.limits = limits
  }

  /// Does work with them. The servers that were started for it end with it, however it ends.
  /// - Parameters:
  ///   - commands: whether programs that the project's files name may be started.
  static func during<Result>(
    _ session: Session, allowing commands: Bool, within limits: RunLimits = RunLimits(),
    _ work: (ServedModels) async throws -> Result
  ) async throws -> Result {
    let served = ServedModels(session, allowsCommands: commands, limits)
    defer { for server in served.state.withLock(\.servers) { server.stop() } }
    return try await work(served)
  }

  /// The model of this name; nil for one that is left to the record.
  /// - Throws: `InputError` for a key that is not there.
  func model(named name: String) throws -> EndpointModel? {
    guard let entry = session.project.models[name] else { return nil }
    return try state.withLock { state in
      if let known = state.models[name] { return known.model }
      var configuration = entry.configuration
      guard configuration.price != nil || !limits.needsPrices else {
        throw InputError(
          "--cost-limit needs the price of \(name): add 'price' to it, or '\(configuration.model)' to 'prices'",
          file: session.project.file, field: "models.\(name)")
      }
      configuration.secret = try Self.secret(entry.key, session)
      let transport = try Self.transport(&state, session)
      let server = try entry.server.map { try start($0, &configuration, isOwn: entry.isOwn, transport, &state) }
      state.servers += server.map { [$0] } ?? []
      let (terminal, isVerbose) = (session.terminal, session.isVerbose)
      let model = EndpointModel(
        configuration, transport: transport, server: server, deadline: limits.deadline, budget: limits.budget
      ) { event in
        if isVerbose { terminal.note(event.description, .faint) }
      }
      state.models[name] = (model, configuration.price)
      return model
    }
  }

  /// Makes a server ready to be started, at a port of its own.
  private func start(
    _ command: ServedCommand, _ configuration: inout EndpointConfiguration, isOwn: Bool, _ transport: HTTPTransport,
    _ state: inout State
  ) throws -> ManagedServer {
    let name = configuration.name
    let problem = isOwn || allowsCommands ? nil : Self.forbidden(name, command, session)
    state.prohibitions[name] = problem
    let port = try LoopbackPort.free()
    configuration.addresses = [try command.address(command.endpoint, port: port)]
    if command.namesFiles { session.terminal.note("reading the files that the server of \(name) is given", .faint) }
    let cache = HashCache(besideStore: session.storePath, now: Int(Date.now.timeIntervalSince1970))
    configuration.origin = try command.identity(Hashing(cache: cache))
    let log = session.storeFolder + "/logs/" + FileName.of(name) + ".log"
    var plan = try command.plan(port: port, environment: session.environment, log: log)
    plan.prohibition = problem?.message
    let terminal = session.terminal
    return ManagedServer(name, plan, in: room, transport: transport) { terminal.note($0, .faint) }
  }

  /// - Throws: the `InputError` of a model that would be asked, and whose server must not be started. A model all of whose
  ///   replies are there needs no server.
  func requirePermission(_ estimates: [RunEstimate]) throws {
    let prohibitions = state.withLock(\.prohibitions)
    if let problem = estimates.lazy.compactMap({ $0.requests > 0 ? prohibitions[$0.model] : nil }).first {
      throw problem
    }
  }

  private static func forbidden(_ name: String, _ command: ServedCommand, _ session: Session) -> InputError {
    InputError(
      "the server of \(name) would be started with '\(command.command.map(Shell.quoted).joined(separator: " "))', "
        + "which this file names and nobody has allowed; read it and add --allow-commands, or describe the model in "
        + "\(UserFile.path(session.environment) ?? "your own configuration")", file: session.project.file,
      field: "models.\(name).serve")
  }

  /// What to measure by this name: a model of stemma.yaml before one of the record.
  func subject(named name: String, in graph: LineageGraph) throws -> Measuring.Subject {
    if let model = try model(named: name) { return .served(model) }
    return .recorded(try graph.find(name))
  }

  /// - Throws: `InputError` with the nearest name for one that stemma.yaml does not have.
  func judge(named name: String) throws -> EndpointModel {
    if let model = try model(named: name) { return model }
    let names = session.project.models.keys.sorted()
    throw InputError(
      "no judge is named '\(name)' under models: of stemma.yaml", nearest: Spelling.nearest(to: name, among: names))
  }

  private static func transport(_ state: inout State, _ session: Session) throws -> HTTPTransport {
    if let transport = state.transport { return transport }
    let transport = try HTTPTransport(certificates: CertificateSource(environment: session.environment))
    state.transport = transport
    return transport
  }

  /// Those that were made ready, by name.
  var all: [(name: String, model: EndpointModel, price: Price?)] {
    state.withLock(\.models).sorted { $0.key < $1.key }.map { ($0.key, $0.value.model, $0.value.price) }
  }

  /// Why the last request that failed did; nil for a model that is not served, or where none failed.
  func trouble(of name: String) -> String? { state.withLock { $0.models[name]?.model.trouble } }

  private static func secret(_ key: ServedModel.Key?, _ session: Session) throws(InputError) -> Secret? {
    do {
      switch key {
      case .variable(let name, let host):
        return try Secret(variable: name, host: host, environment: session.environment)
      case .file(let file, let host): return try Secret(file: file, host: host)
      case nil: return nil
      }
    } catch {
      throw InputError(error.description, file: session.project.file)
    }
  }
}
