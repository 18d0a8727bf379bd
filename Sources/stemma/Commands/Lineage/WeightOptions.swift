import ArgumentParser
import Checkpoints
import Lineage
import Verification

/// The part of `lineage verify` that compares weights.
struct WeightOptions: ParsableArguments {
  @Flag(help: "Compare the weights of the named models with those they are recorded to start from.") var weights = false
  @Option(help: "Compare them with this model instead.") var against: String?

  func validate() throws {
    if against != nil, !weights { throw ValidationError("--against goes with --weights") }
  }

  /// Compares, records what was found, and says it; nothing without the flag.
  func check(_ names: [String], _ record: Record, _ session: Session) async throws -> [DigestCheck] {
    guard weights else { return [] }
    guard !names.isEmpty else {
      throw Failure(.wrongRequest, .usage, "--weights needs the names of the models to check")
    }
    let graph = try record.graph()
    let time = try Timestamp(checking: session.now)
    var checks: [DigestCheck] = []
    var observations: [Statement] = []
    for name in names {
      let model = try graph.find(name)
      for other in try others(model, graph) {
        let found = try await compare(model, other, graph, session)
        checks.append(found.row)
        if let result = found.result { observations.append(.observation(result.observation(in: graph, at: time))) }
      }
    }
    if !observations.isEmpty { try Record(store: session.writer()).record(observations, at: time) }
    return checks
  }

  /// The recorded bases of a model, or the one that was asked for.
  private func others(_ model: LineageGraph.NodeID, _ graph: LineageGraph) throws -> [LineageGraph.NodeID] {
    for node in [model] + (try against.map { [try graph.find($0)] } ?? []) where graph[node].kind != .model {
      throw InputError("'\(graph[node].name)' is a dataset; weights are those of models")
    }
    if let against { return [try graph.find(against)] }
    let bases = Set(graph.inputs(of: model).filter(\.isInitialisation).map(\.from)).sorted()
    guard bases.isEmpty else { return bases }
    throw InputError(
      "'\(graph[model].name)' has no recorded base to compare its weights with; name a model with --against")
  }

  private func compare(
    _ model: LineageGraph.NodeID, _ other: LineageGraph.NodeID, _ graph: LineageGraph, _ session: Session
  ) async throws -> (row: DigestCheck, result: WeightVerification?) {
    let check = "weights: \(graph[other].name)"
    func row(_ status: DigestCheck.Status, _ detail: String) -> DigestCheck {
      DigestCheck(artifact: graph[model].name, check: check, status: status, detail: detail)
    }
    for node in [model, other] where graph[node].location == nil {
      return (row(.unlocated, "no location is recorded for \(graph[node].name)"), nil)
    }
    let paths = [model, other].map { Location.path(graph[$0].location ?? "", storePath: session.storePath) }
    do {
      let files = try paths.map { try WeightFiles(path: $0) }
      let result = try await Progress.shown(session.terminal) { progress in
        try WeightCheck(files[0], against: files[1]) { progress.show($0, $1) }
      }
      let found = WeightVerification(model, against: other, in: graph, result: result)
      let status: DigestCheck.Status =
        found.isContradiction
        ? .failed : result.outcome == .sharedBase || result.outcome == .independent ? .ok : .undecided
      return (row(status, result.words), found)
    } catch let error as CheckpointError {
      return (row(.missing, "\(error)"), nil)
    }
  }
}
