import Evaluation
import FoundationEssentials
import Lineage
import Models
import Risk
import Store

/// Control students that are not there any more and whose stored results may join, where the policy allows it: with those
/// that are, the range of benign drift.
///
/// Only complete results count whose replies and scores are those of which a statement of the record carries the root.
struct ReferenceRange: Sendable {
  typealias NodeID = LineageGraph.NodeID

  /// What stands in for each.
  private(set) var models: [NodeID: RecordedModel] = [:]
  /// Those without results that would serve.
  private(set) var absent: Set<NodeID> = []
  private(set) var notes: [String] = []

  init(
    for cast: Cast, _ plan: SuitePlan, _ record: Record, _ graph: LineageGraph, _ request: GateRequest,
    raters: Raters
  ) throws {
    guard request.policy.controls.referenceRange else { return }
    let runner = Runner(store: record.store, raters: raters, now: request.clock)
    for node in cast.controls where try !Self.isThere(graph[node], record, request) {
      let name = graph[node].name
      guard let model = graph.recordedModel(node),
        let results = try Self.results(of: model, plan, runner, record)
      else {
        absent.insert(node)
        notes.append("\(name) is left out: it is not there any more, and its stored results do not cover the suites")
        continue
      }
      models[node] = model
      notes.append(
        "\(name) was not measured now: it is not there any more, and its stored results of \(results) serve as part of "
          + "the reference range")
    }
  }

  private static func isThere(_ model: LineageGraph.Node, _ record: Record, _ request: GateRequest) throws -> Bool {
    if try request.served(model.name) != nil { return true }
    guard let location = model.location else { return false }
    return FileManager.default.fileExists(atPath: Location.path(location, storePath: record.store.path))
  }

  /// When the last of its results was measured; nil unless every suite and context has complete ones that are vouched for.
  private static func results(
    of model: RecordedModel, _ plan: SuitePlan, _ runner: Runner, _ record: Record
  ) throws -> String? {
    let statements = try record.evaluations(of: model.name).compactMap { entry in
      if case .evaluation(let statement) = entry.statement { statement } else { nil }
    }
    var newest = ""
    for use in plan.uses {
      let job = MeasurementJob(model: model, suite: use.suite, context: use.context)
      guard let found = try runner.stored(job), found.samples?.pending == 0,
        statements.contains(where: { $0.vouches(for: found) })
      else { return nil }
      newest = max(newest, found.measuredAt)
    }
    return newest
  }
}

extension LineageGraph {
  /// A model by the digest of its weights; nil where none is recorded.
  func recordedModel(_ node: NodeID) -> RecordedModel? {
    self[node].digests.first { $0.scheme == .identity }.map {
      RecordedModel(name: self[node].name, identity: $0.description)
    }
  }
}

extension EvaluationStatement {
  /// Whether it was made of these very samples.
  fileprivate func vouches(for measurement: Measurement) -> Bool {
    suiteDigest == measurement.suiteDigest && context == measurement.context && scorer == measurement.scorer
      && exact == measurement.exact && samples == measurement.samples
      && model.digests.contains { $0.description == measurement.identity }
  }
}
