package import Evaluation
import Models

extension Measuring {
  /// What the judges said of the replies behind measurements of this run.
  /// - Parameter labels: replies that people labelled, which the judges are asked about where they were not before.
  /// - Returns: nil for a suite that no judge scores.
  package func panel(
    of measurements: [Measurement], _ suite: Suite, _ context: Suite.Context, labels: CalibrationFile? = nil
  ) async throws -> JudgePanel? {
    let panel = try runner.panel(of: measurements.map { $0.job(suite, context) })
    guard let panel, let labels else { return panel }
    return panel.calibrated(try await runner.calibrate(suite, by: labels))
  }
}

extension Measurement {
  /// The job that it was the result of, for what is said from the store.
  func job(_ suite: Suite, _ context: Suite.Context) -> MeasurementJob {
    MeasurementJob(model: RecordedModel(name: model, identity: identity), suite: suite, context: context)
  }
}

extension Measured {
  /// A sentence for each model some of whose replies were not asked for by this program.
  func keptNotes(_ runner: Runner) throws -> [String] {
    try panels.flatMap { panel in
      try panel.measurements.values.filter {
        try !$0.exact && runner.hasKept($0.job(panel.use.suite, panel.use.context))
      }
      .map {
        "replies of \($0.model) to suite \($0.suite) in context \($0.context) were imported, on the word of whoever "
          + "collected them that they were drawn as the suite asks"
      }.sorted()
    }
  }

  /// A sentence for each model whose replies are of several versions of its server.
  func versionNotes(_ runner: Runner) throws -> [String] {
    try panels.flatMap { panel in
      try panel.measurements.values.compactMap { try runner.versionNote($0.job(panel.use.suite, panel.use.context)) }
        .sorted()
    }
  }

  /// Adds what the judges said, to every suite that they scored.
  /// - Parameter labels: by suite.
  mutating func addJudging(_ runner: Runner, labels: [String: CalibrationFile]) async throws {
    for index in panels.indices {
      let (use, measurements) = (panels[index].use, panels[index].measurements)
      let jobs = measurements.values.sorted { ($0.model, $0.identity) < ($1.model, $1.identity) }.map {
        $0.job(use.suite, use.context)
      }
      guard var panel = try runner.panel(of: jobs) else { continue }
      if let labels = labels[use.suite.id] {
        panel = panel.calibrated(try await runner.calibrate(use.suite, by: labels))
      }
      panels[index].judging = panel
    }
  }
}
