package import Evaluation
package import Lineage
package import Models
import Store

/// Measures models with one suite and records what was measured, without judging anything.
package struct Measuring: Sendable {
  /// What is measured.
  package enum Subject: Sendable {
    /// A model of the record, loaded from where it lies.
    case recorded(LineageGraph.NodeID)
    /// A model behind an endpoint: its bytes are unknown, so what is recorded names it and pins nothing.
    case served(any LanguageModel)
  }

  let record: Record
  let graph: LineageGraph
  let clock: @Sendable () -> String
  private let scoring: Runner.Scoring
  private let reuses: Bool
  private let raters: Raters

  /// - Parameters:
  ///   - scoring: token probabilities where there are any, or sampled replies.
  ///   - reuses: whether replies that other runs have to the same requests are taken over.
  ///   - raters: who reads replies to suites that no rule scores.
  ///   - clock: the time now, ISO 8601 in UTC.
  package init(
    record: Record, graph: LineageGraph, scoring: Runner.Scoring = .exactWherePossible, reuses: Bool = true,
    raters: Raters = Raters(),
    clock: @escaping @Sendable () -> String
  ) {
    self.record = record
    self.graph = graph
    self.scoring = scoring
    self.reuses = reuses
    self.raters = raters
    self.clock = clock
  }

  /// One measurement a model, in order. What arrived is on disk, and is not asked a second time.
  package func measure(
    _ subjects: [Subject], _ suite: Suite, _ context: Suite.Context,
    progress: @escaping @Sendable (GateProgress) -> Void = { _ in },
    announce: ([RunEstimate]) throws -> Void = { _ in }
  ) async throws -> [Measurement] {
    let seats = try seats(subjects)
    let jobs = seats.map { MeasurementJob(model: $0.model, suite: suite, context: context) }
    let measurements = try await runner.measure(
      jobs, progress: { progress(GateProgress(done: $0.done, total: $0.total, model: $0.model)) }, announce: announce)
    let statements = try zip(seats, measurements).map { seat, measurement in
      Statement.evaluation(try EvaluationStatement(measurement, suite, seat.reference))
    }
    try record.record(statements, at: try Timestamp(checking: clock()))
    return measurements
  }

  /// What to know of the stored replies behind measurements, one sentence each.
  package func notes(_ measurements: [Measurement], _ suite: Suite, _ context: Suite.Context) throws -> [String] {
    try measurements.compactMap { try runner.versionNote($0.job(suite, context)) }
  }

  /// What measuring them would ask; nothing is recorded.
  package func estimate(
    _ subjects: [Subject], _ suite: Suite, _ context: Suite.Context
  ) async throws -> [RunEstimate] {
    try await runner.estimate(
      seats(subjects).map { MeasurementJob(model: $0.model, suite: suite, context: context) })
  }

  var runner: Runner {
    Runner(store: record.store, scoring: scoring, reuses: reuses, raters: raters, now: clock)
  }

  private func seats(_ subjects: [Subject]) throws -> [(reference: ArtifactReference, model: any LanguageModel)] {
    let nodes = subjects.compactMap { if case .recorded(let node) = $0 { node } else { nil } }
    let bench = try Bench(nodes, graph: graph, storePath: record.store.path)
    return subjects.compactMap { subject in
      switch subject {
      case .recorded(let node):
        bench.seats[node].map { (ArtifactReference(name: graph[node].name, digests: $0.digests), $0.model) }
      case .served(let model): (ArtifactReference(name: model.name), model)
      }
    }
  }
}
