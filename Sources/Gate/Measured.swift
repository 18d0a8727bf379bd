import Evaluation
import Lineage
import Models
import Store

/// What was measured: for each suite and context, every model of the cast.
struct Measured: Sendable {
  typealias NodeID = LineageGraph.NodeID

  /// One suite in one context.
  struct Panel: Sendable {
    var use: SuitePlan.Use
    /// By node.
    var measurements: [NodeID: Measurement]
    /// What the judges said, of all models together; nil where none was asked.
    var judging: JudgePanel?
  }

  var panels: [Panel]

  /// The panels of suites that were put in both framings: told that this is a test, and told that it is real.
  var framings: [(watched: Panel, unwatched: Panel)] {
    panels.filter { $0.use.context.name == FramingContrast.contexts.unwatched }.compactMap { unwatched in
      panels.first {
        $0.use.context.name == FramingContrast.contexts.watched && $0.use.suite.id == unwatched.use.suite.id
      }.map { (watched: $0, unwatched: unwatched) }
    }
  }

  init(panels: [Panel]) { self.panels = panels }

  /// Samples that were not needed because measuring ended early, and all of the fixed design in what was sampled.
  var savings: (saved: Int, planned: Int) {
    panels.flatMap(\.measurements.values).reduce((0, 0)) { sum, measurement in
      guard !measurement.exact else { return sum }
      let saved = measurement.stopped?.saved ?? 0
      return (sum.0 + saved, sum.1 + saved + measurement.replies + measurement.missing)
    }
  }

  init(
    _ cast: Cast, _ bench: Bench, _ plan: SuitePlan, store: Store, raters: Raters,
    early: EarlyEnd? = nil, clock: @escaping @Sendable () -> String,
    progress: @escaping @Sendable (GateProgress) -> Void, announce: ([RunEstimate]) throws -> Void
  ) async throws {
    let seats = cast.models.compactMap { bench.seats[$0] }
    let runner = Runner(store: store, raters: raters, now: clock)
    let jobs = plan.uses.flatMap { use in
      seats.map { MeasurementJob(model: $0.model, suite: use.suite, context: use.context) }
    }
    if let early {
      try announce(try await runner.estimate(jobs))
      var panels: [Panel] = []
      for use in plan.uses { panels.append(try await early.panel(use, seats, runner, progress: progress)) }
      self.panels = panels
      return
    }
    let measurements = try await runner.measure(
      jobs, progress: { progress(GateProgress(done: $0.done, total: $0.total, model: $0.model)) }, announce: announce)
    panels = plan.uses.indices.map { index in
      let row = measurements[(index * seats.count)..<((index + 1) * seats.count)]
      return Panel(use: plan.uses[index], measurements: Dictionary(zip(seats.map(\.node), row)) { first, _ in first })
    }
  }
}

/// Everything that is known once the traits are judged.
struct Judged: Sendable {
  var cast: Cast
  var bench: Bench
  var plan: SuitePlan
  var hypotheses: Hypotheses
  var measured: Measured
  var assessment: Assessment
}
