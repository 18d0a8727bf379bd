import Lineage
import Models
import Reporting
import Statistics
import Synchronization

/// The models that `stemma.yaml` puts behind endpoints; those that a command asks for are made ready once.
final class ServedModels: Sendable {
  private typealias Entry = (model: EndpointModel, price: ServedModel.Price?)

  private struct State {
    var models: [String: Entry] = [:]
    var transport: HTTPTransport?
  }

  private let session: Session
  private let state = Mutex(State())

  init(_ session: Session) { self.session = session }

  /// The model of this name; nil for one that is left to the record.
  /// - Throws: `InputError` for a key that is not there.
  func model(named name: String) throws -> EndpointModel? {
    guard let entry = session.project.models[name] else { return nil }
    return try state.withLock { state in
      if let known = state.models[name] { return known.model }
      var configuration = entry.configuration
      configuration.secret = try Self.secret(entry.key, session)
      let (terminal, isVerbose) = (session.terminal, session.isVerbose)
      let model = EndpointModel(configuration, transport: try Self.transport(&state, session)) { event in
        if isVerbose { terminal.note(event.description, .faint) }
      }
      state.models[name] = (model, entry.price)
      return model
    }
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

  /// A line a model: what it took and, where prices are known, what that cost.
  var costs: [String] {
    state.withLock(\.models).sorted { $0.key < $1.key }.compactMap { name, entry in
      let tally = entry.model.tally
      guard tally.requests > 0 else { return nil }
      let usage = "\(tally.usage.input) tokens in, \(tally.usage.output) out"
      let again = tally.requests > tally.answers ? " (\(tally.requests - tally.answers) without an answer of use)" : ""
      let money = entry.price.map { price in
        let dollars = (Double(tally.usage.input) * price.input + Double(tally.usage.output) * price.output) / 1e6
        return ", about $\((dollars * 1e4).rounded() / 1e4)"
      }
      return "\(name): \(tally.requests) requests\(again), \(usage)\(money ?? "")"
    }
  }

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
