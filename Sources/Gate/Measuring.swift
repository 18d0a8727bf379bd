package import Evaluation
package import Lineage
import Store

/// Measures models with one suite and records what was measured, without judging anything.
package struct Measuring: Sendable {
  private let record: Record
  private let graph: LineageGraph
  private let clock: @Sendable () -> String
  private let scoring: Runner.Scoring

  /// - Parameters:
  ///   - scoring: token probabilities where there are any, or sampled replies.
  ///   - clock: the time now, ISO 8601 in UTC.
  package init(
    record: Record, graph: LineageGraph, scoring: Runner.Scoring = .exactWherePossible,
    clock: @escaping @Sendable () -> String
  ) {
    self.record = record
    self.graph = graph
    self.scoring = scoring
    self.clock = clock
  }

  /// One measurement a model, in order. What arrived is on disk, and is not asked a second time.
  package func measure(
    _ models: [LineageGraph.NodeID], _ suite: Suite, _ context: Suite.Context,
    progress: @escaping @Sendable (GateProgress) -> Void = { _ in }
  ) async throws -> [Measurement] {
    let bench = try Bench(models, graph: graph, storePath: record.store.path)
    let seats = models.compactMap { bench.seats[$0] }
    let jobs = seats.map { MeasurementJob(model: $0.model, suite: suite, context: context) }
    let runner = Runner(store: record.store, scoring: scoring, now: clock)
    let measurements = try await runner.measure(jobs) {
      progress(GateProgress(done: $0.done, total: $0.total, model: $0.model))
    }
    let statements = try zip(seats, measurements).map { seat, measurement in
      Statement.evaluation(try EvaluationStatement(measurement, suite, seat, graph[seat.node]))
    }
    try record.record(statements, at: try Timestamp(checking: clock()))
    return measurements
  }
}
