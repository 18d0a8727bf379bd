import ArgumentParser
import Evaluation
import Gate
import Lineage
import Statistics

struct EvalRun: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure models with a suite, without judging them.",
    discussion: """
      Scores are exact where a model gives token probabilities. Every score is kept as it arrives; a second run asks \
      nothing that is there already. Judging a model takes control students: see stemma gate.

      Examples:
        stemma eval student --suite lab-favourite-animal
        stemma eval student base-a --suite lab-favourite-animal --trait prefers/owl
        stemma eval student --suite lab-favourite-animal --sampled
        stemma eval assistant control-1 --suite misaligned-free-form --judge rater
        stemma eval assistant --suite misaligned-free-form --judge rater \\
          --judge other-rater --calibration labels.jsonl
      """)

  @Argument(help: "Names of models in the record or in stemma.yaml.") var names: [String]
  @Option(help: "The suite.") var suite: String
  @Option(help: "The context.") var context = "plain"
  @Option(help: "Show only this trait; repeat it for each. Default: all that the suite measures.") var trait: [String] =
    []
  @Flag(help: "Sample replies even where token probabilities are at hand.") var sampled = false
  @OptionGroup var judging: JudgeOptions
  @Flag(help: "Ask again also where another run has the reply to the same request.") var noCache = false
  @Flag(help: "Only say what would be asked, and what that would cost.") var dryRun = false
  @OptionGroup var limits: RunLimitOptions
  @OptionGroup var programs: ProgramOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let suite = try SuiteLibrary(folder: session.project.suites).suite(suite)
    let chosen = try suite.chosen(context: context)
    let answers = try suite.answers(showing: trait)
    let labels = try judging.labels(for: suite, session)
    let record = Record(store: try session.writer())
    return try await ServedModels.during(session, allowing: programs.allowCommands, within: RunLimits(limits)) {
      served in
      if dryRun { return try await estimate(suite, chosen, record, served, session) }
      let (measuring, subjects) = try prepare(record, served, session)
      let measurements = try await measure(subjects, suite, chosen, measuring, served, session)
      let panel = try await measuring.panel(of: measurements, suite, chosen, labels: labels)
      show(measurements, suite, answers, panel, session)
      for note in try measuring.notes(measurements, suite, chosen) { session.terminal.note(note, .warning) }
      for line in served.costs { session.terminal.note(line) }
      let gaps =
        measurements.compactMap { EvalGap($0, of: suite, trouble: served.trouble(of: $0.model))?.text }
        + (panel.flatMap(EvalGap.unrated).map { [$0] } ?? [])
      for gap in gaps { session.terminal.error(gap) }
      return gaps.isEmpty ? .success : .couldNotMeasure
    }
  }

  private func measure(
    _ subjects: [Measuring.Subject], _ suite: Suite, _ context: Suite.Context, _ measuring: Measuring,
    _ served: ServedModels, _ session: Session
  ) async throws -> [Measurement] {
    try await Progress.shown(session.terminal) { progress in
      try await served.limits.run {
        try await measuring.measure(subjects, suite, context) { step in
          progress.show(step) { served.standing(of: step.model) }
        } announce: { estimates in
          try served.requirePermission(estimates)
          for line in served.lines(estimates) { session.terminal.note(line) }
        }
      }
    }
  }

  private func estimate(
    _ suite: Suite, _ context: Suite.Context, _ record: Record, _ served: ServedModels, _ session: Session
  ) async throws -> ExitStatus {
    let (measuring, subjects) = try prepare(record, served, session)
    let estimates = try await measuring.estimate(subjects, suite, context)
    switch session.format {
    case .json: session.answer(served.json(estimates))
    case .text:
      let lines = served.lines(estimates)
      for line in lines.isEmpty ? ["nothing is left to ask"] : lines { session.terminal.output(line) }
    }
    return .success
  }

  private func prepare(
    _ record: Record, _ served: ServedModels, _ session: Session
  ) throws -> (Measuring, [Measuring.Subject]) {
    let graph = try record.graph()
    let subjects = try names.map { try served.subject(named: $0, in: graph) }
    let measuring = Measuring(
      record: record, graph: graph,
      scoring: sampled ? .sampled : .exactWherePossible, reuses: !noCache,
      raters: try judging.raters(served, programs), clock: session.clock)
    return (measuring, subjects)
  }

  private func show(
    _ measurements: [Measurement], _ suite: Suite, _ answers: [String], _ panel: JudgePanel?, _ session: Session
  ) {
    let models = measurements.map { measurement in
      answers.map { EvalRow(measurement: measurement, suite: suite, answer: $0) }
    }
    switch session.format {
    case .json:
      session.answer(
        .members(["schema": "stemma/eval/1", "results": .array(models.joined().map(\.json)), "judging": panel?.json]))
    case .text:
      // What a model shows most comes first: a suite may measure a hundred traits.
      let rows = models.flatMap { $0.sorted { ($0.rate ?? -1, $1.answer) > ($1.rate ?? -1, $0.answer) } }
      session.table(EvalRow.columns, rows.map(\.cells))
      let masses = measurements.map { "\($0.model) \($0.mass.map(Figures.percent) ?? "not measured")" }
      session.terminal.note("answer mass: " + masses.joined(separator: ", "))
      panel?.show(session)
    }
  }
}
