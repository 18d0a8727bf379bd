import Lineage
import Models
import Reporting
import Statistics

/// The models of one command that stand behind endpoints, ready to be asked.
struct ServedModels {
  private var models: [String: (model: EndpointModel, price: ServedModel.Price?)] = [:]

  /// Those among `names` that `stemma.yaml` describes; the rest are left to the record.
  /// - Throws: `InputError` for a key that is not there.
  init(_ names: [String], _ session: Session) throws {
    let described = names.filter { session.project.models[$0] != nil }
    guard !described.isEmpty else { return }
    let transport = try HTTPTransport(certificates: CertificateSource(environment: session.environment))
    let (terminal, isVerbose) = (session.terminal, session.isVerbose)
    let log: @Sendable (EndpointEvent) -> Void = { event in
      if isVerbose { terminal.note(event.description, .faint) }
    }
    for name in described {
      guard let entry = session.project.models[name] else { continue }
      var configuration = entry.configuration
      configuration.secret = try Self.secret(entry.key, session)
      models[name] = (EndpointModel(configuration, transport: transport, log: log), entry.price)
    }
  }

  subscript(name: String) -> EndpointModel? { models[name]?.model }

  /// A line a model: what it took and, where prices are known, what that cost.
  var costs: [String] {
    models.sorted { $0.key < $1.key }.compactMap { name, entry in
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
