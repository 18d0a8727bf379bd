import ArgumentParser
import Evaluation
import Gate
import Lineage
import Statistics

struct EvalRun: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure models with a suite, without judging them.",
    discussion: """
      Scores are exact where a model gives token probabilities. Every score is kept as it arrives; a second run asks
      nothing that is there already. Judging a model takes control students: see stemma gate.

      Examples:
        stemma eval student --suite lab-favourite-animal
        stemma eval student base-a --suite lab-favourite-animal --trait prefers/owl
        stemma eval student --suite lab-favourite-animal --sampled
        stemma eval assistant control-1 --suite misaligned-free-form --judge rater
      """)

  @Argument(help: "Names of models in the record or in stemma.yaml.") var names: [String]
  @Option(help: "The suite.") var suite: String
  @Option(help: "The context.") var context = "plain"
  @Option(help: "Show only this trait; repeat it for each. Default: all that the suite measures.") var trait: [String] =
    []
  @Flag(help: "Sample replies even where token probabilities are at hand.") var sampled = false
  @Option(
    help: ArgumentHelp(
      "The model of stemma.yaml that rates replies, for suites that a judge scores.", valueName: "name"))
  var judge: String?
  @Flag(help: "Ask again also where another run has the reply to the same request.") var noCache = false
  @Flag(help: "Only say what would be asked, and what that would cost.") var dryRun = false
  @OptionGroup var limits: RunLimitOptions
  @OptionGroup var programs: ProgramOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let suite = try SuiteLibrary(folder: session.project.suites).suite(suite)
    let chosen = try suite.chosen(context: context)
    let answers = try suite.answers(showing: trait)
    let record = Record(store: try session.writer())
    return try await ServedModels.during(session, allowing: programs.allowCommands, within: RunLimits(limits)) {
      served in
      if dryRun { return try await estimate(suite, chosen, record, served, session) }
      let measurements = try await measure(suite, chosen, record, served, session)
      show(measurements, suite, answers, session)
      if case .judge(let rule) = suite.scorer { try show(measurements, judgedBy: rule, record, session) }
      for line in served.costs { session.terminal.note(line) }
      let gaps = measurements.compactMap { EvalGap($0, of: suite, trouble: served.trouble(of: $0.model)) }
      for gap in gaps { session.terminal.error(gap.text) }
      return gaps.isEmpty ? .success : .couldNotMeasure
    }
  }

  private func measure(
    _ suite: Suite, _ context: Suite.Context, _ record: Record, _ served: ServedModels, _ session: Session
  ) async throws -> [Measurement] {
    let (measuring, subjects) = try prepare(record, served, session)
    return try await Progress.shown(session.terminal) { progress in
      try await served.limits.run {
        try await measuring.measure(subjects, suite, context) { step in
          progress.show(step) { served.standing(of: step.model) }
        } announce: { estimates in
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
    case .text: for line in served.lines(estimates) { session.terminal.output(line) }
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
      judge: try judge.map { try served.judge(named: $0) }, clock: session.clock)
    return (measuring, subjects)
  }

  /// How far the rates rest on where the thresholds were put, and what was dropped.
  private func show(
    _ measurements: [Measurement], judgedBy rule: JudgeRule, _ record: Record, _ session: Session
  ) throws {
    guard session.format == .text else { return }
    for measurement in measurements {
      let judged = try JudgedReplies(of: measurement, rule: rule, store: record.store)
      session.terminal.output("")
      session.table(
        [measurement.model, "coherence", "rate", "of all", "dropped"],
        judged.sensitivity.map { row in
          let dropped = row.rates.dropped.sorted { $0.key.rawValue < $1.key.rawValue }
          return [
            "threshold \(Self.words(row.threshold))", Self.words(row.coherence),
            row.rates.filtered.map(Figures.percent) ?? "—", Figures.percent(row.rates.intentionToTreat),
            dropped.map { "\($0.key.rawValue) \(Figures.percent($0.value))" }.joined(separator: ", "),
          ]
        })
    }
  }

  private static func words(_ threshold: Double?) -> String {
    threshold.flatMap { Figures.fixed($0, digits: 0) } ?? "—"
  }

  private func show(_ measurements: [Measurement], _ suite: Suite, _ answers: [String], _ session: Session) {
    let rows = measurements.flatMap { measurement in
      answers.map { EvalRow(measurement: measurement, suite: suite, answer: $0) }
    }
    switch session.format {
    case .json: session.answer(.object(["schema": "stemma/eval/1", "results": .array(rows.map(\.json))]))
    case .text:
      session.table(EvalRow.columns, rows.map(\.cells))
      let masses = measurements.map { "\($0.model) \($0.mass.map(Figures.percent) ?? "not measured")" }
      session.terminal.note("answer mass: " + masses.joined(separator: ", "))
    }
  }
}
