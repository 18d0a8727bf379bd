import ArgumentParser
import Evaluation
import Gate
import Lineage
import Statistics
import Store

struct EvalRescore: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescore", abstract: "Score stored replies again, without asking the models anything.",
    discussion: """
      For a suite whose scorer or rubric changed, another judge, or another suite with the same questions. A stored reply \
      serves where the same model was asked the same thing in the same words with the same sampling; what is missing is \
      told, and 'stemma eval run' asks for it. The models need not be there any more.

      Examples:
        stemma eval rescore hosted --suite favourite-animal --scorer substring
        stemma eval rescore hosted --suite misaligned-free-form --judge other-rater
      """)

  @Argument(help: "Names of models in the record or in stemma.yaml.") var names: [String]
  @Option(help: "The suite.") var suite: String
  @Option(help: "The context.") var context = "plain"
  @Option(help: "Show only this trait; repeat it for each. Default: all that the suite measures.") var trait: [String] =
    []
  @Option(help: "Instead of the suite's scorer: word or substring.") var scorer: String?
  @OptionGroup var judging: JudgeOptions
  @OptionGroup var programs: ProgramOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    var suite = try SuiteLibrary(folder: session.project.suites).suite(suite)
    if let scorer { try suite.replaceScorer(scorer) }
    let chosen = try suite.chosen(context: context)
    let answers = try suite.answers(showing: trait)
    let labels = try judging.labels(for: suite, session)
    let record = Record(store: try session.writer())
    return try await ServedModels.during(session, allowing: programs.allowCommands) { served in
      let graph = try record.graph()
      let measuring = Measuring(
        record: record, graph: graph, scoring: .sampled, raters: try judging.raters(served, programs),
        clock: session.clock)
      let rescored = try await measuring.rescore(
        try names.map { try served.subject(named: $0, in: graph) }, suite, chosen)
      let panel = try await measuring.panel(of: rescored.map(\.measurement), suite, chosen, labels: labels)
      show(rescored, suite, answers, panel, session)
      for line in served.costs { session.terminal.note(line) }
      let unrated = panel.flatMap(EvalGap.unrated)
      if let unrated { session.terminal.error(unrated) }
      let isOpen = unrated != nil || rescored.contains { $0.measurement.replies == 0 || $0.isWaiting }
      return isOpen ? .couldNotMeasure : .success
    }
  }

  private func show(
    _ rescored: [Runner.Rescored], _ suite: Suite, _ answers: [String], _ panel: JudgePanel?, _ session: Session
  ) {
    let rows = rescored.filter { $0.measurement.replies > 0 }.flatMap { result in
      answers.map { EvalRow(measurement: result.measurement, suite: suite, answer: $0) }
    }
    switch session.format {
    case .json:
      session.answer(
        .members([
          "schema": "stemma/eval/1", "results": .array(rows.map(\.json)),
          "missing-replies": .array(rescored.flatMap(Self.json)), "judging": panel?.json,
        ]))
    case .text:
      session.table(EvalRow.columns, rows.map(\.cells))
      panel?.show(session)
      for result in rescored { for line in Self.remarks(result) { session.terminal.note(line, .warning) } }
    }
  }

  /// One object a question that lacks replies.
  private static func json(_ result: Runner.Rescored) -> [JSONValue] {
    Dictionary(grouping: result.missing, by: \.question).sorted { $0.key < $1.key }.map { question, missing in
      [
        "model": .string(result.measurement.model), "question": .string(question),
        "samples": .array(missing.map { JSONValue($0.position) }),
      ]
    }
  }

  private static func remarks(_ result: Runner.Rescored) -> [String] {
    let model = result.measurement.model
    var lines: [String] = []
    if result.isWaiting { lines.append("\(model): the judge could not be asked about some replies; run it again") }
    let questions = Set(result.missing.map(\.question)).sorted()
    guard !questions.isEmpty else { return lines }
    let shown = questions.prefix(3) + (questions.count > 3 ? ["\(questions.count - 3) more"] : [])
    lines.append(
      "\(model): no reply is stored for \(Figures.count(result.missing.count, "sample")) of "
        + "\(Figures.list(Array(shown))); 'stemma eval run' asks for them")
    return lines
  }
}
