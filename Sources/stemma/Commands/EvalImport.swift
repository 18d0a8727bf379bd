import ArgumentParser
import Evaluation
import Gate
import Lineage
import Store

struct EvalImport: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Score replies that another tool collected.",
    discussion: """
      The suite gives traits and scorer, the file the questions: what is recorded has a digest of both and is never a \
      control for another bank of questions. A model that the record does not know is recorded by its name alone. Rates \
      are means over questions, with t limits over questions; replies without the names of questions give a rate only.

      With --keep the replies are kept as the model's own, and nothing is scored yet: rescore, run and gate take them \
      over. You answer for their having been drawn with the suite's wording, context and sampling; a gate says so.

      Formats for --as:
      \(HelpList.text(ReplyReaders.all.map { ($0.format, $0.summary) }))

      A map names fields by keys divided by dots; [] behind a key walks a list. Files that hold a rate for each question \
      map rate, and count: a field, or the number of replies to every question.

      Examples:
        stemma eval import log.json --as inspect --model hosted \\
          --suite favourite-animal
        stemma eval import out.jsonl --as jsonl --model hosted \\
          --suite favourite-animal --trait prefers/owl \\
          --map question=question,reply=responses[].response.completion
        stemma eval import metrics.json --as json --model hosted \\
          --suite favourite-animal --trait prefers/owl \\
          --map rate=rates.per_question[],count=100
        stemma eval import replies.jsonl --as stemma --model student \\
          --suite favourite-animal --keep
      """)

  @Argument(help: "The file.") var file: String
  @Option(name: .customLong("as"), help: "The format.") var format: String
  @Option(help: "The model that replied: its name in the record, or a new one.") var model: String
  @Option(help: "The suite that gives traits and scorer.") var suite: String
  @Option(help: "Show only this trait; prefers/X is scored also where the suite does not list X.") var trait: String?
  @Option(help: "Instead of the suite's scorer: word or substring.") var scorer: String?
  @Option(help: "Where the fields are, for json, jsonl and csv.") var map: String?
  @Flag(help: "Keep the replies as those of the model to the suite's own questions.") var keep = false
  @Option(help: "With --keep: the context that the questions were put in.") var context = "plain"
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if keep, trait != nil || scorer != nil {
      throw ValidationError("--keep scores nothing: leave out --trait and --scorer")
    }
    if !keep, context != "plain" { throw ValidationError("--context goes with --keep") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    if keep { return try await kept(session) }
    let suite = try SuiteLibrary(folder: session.project.suites).suite(suite)
    let scoring = try ReplyImport(suite, trait: trait, scorer: scorer)
    let file = try CollectedFile(path: session.path(file))
    let replies = try ReplyReaders.read(file, as: format, map: map)
    guard !replies.samples.isEmpty else {
      show([], replies, session)
      return .wrongRequest
    }
    let imported = try scoring.measurement(
      of: replies, from: file, as: format, model: model, at: session.now)
    let record = Record(store: try session.store(.create))
    let isKnown = try ImportedEvaluation(record: record).record(imported.measurement, imported.suite, of: model)
    show(rows(imported.measurement, imported.suite), replies, session, imported.warnings)
    if !isKnown {
      session.terminal.note(
        "\(model) is new in the record, by its name alone: nothing says which bytes replied", .faint)
    }
    return .success
  }

  private func kept(_ session: Session) async throws -> ExitStatus {
    let known = try SuiteLibrary(folder: session.project.suites).suite(suite)
    let chosen = try known.chosen(context: context)
    let replies = try ReplyReaders.read(CollectedFile(path: session.path(file)), as: format, map: map)
    let record = Record(store: try session.writer())
    let kept = try await ServedModels.during(session, allowing: false) { served in
      let graph = try record.graph()
      return try Measuring(record: record, graph: graph, clock: session.clock)
        .keep(replies, of: served.subject(named: model, in: graph), known, chosen)
    }
    switch session.format {
    case .json:
      session.answer([
        "schema": "stemma/kept/1", "kept": JSONValue(kept.replies), "left-out": JSONValue(kept.leftOut),
        "warnings": .array(replies.warnings.compactMap { Failure($0).json["error"] }),
      ])
    case .text:
      for warning in replies.warnings.prefix(Self.shownWarnings) {
        session.terminal.note("warning: \(warning)", .warning)
      }
      session.terminal.output("kept \(kept.replies) replies of \(model) to suite \(suite), left out \(kept.leftOut)")
      session.terminal.note("to score them: stemma eval rescore \(model) --suite \(suite)", .faint)
    }
    if kept.replies == 0 { session.terminal.error("no reply of \(file) is to a question of suite \(suite)") }
    return kept.replies == 0 ? .wrongRequest : .success
  }

  private func rows(_ measurement: Measurement, _ suite: Suite) -> [EvalRow] {
    let answers = trait.flatMap { suite.answer(for: $0) }.map { [$0] } ?? suite.measured.map(\.answer)
    return answers.map { EvalRow(measurement: measurement, suite: suite, answer: $0) }
  }

  private func show(_ rows: [EvalRow], _ replies: CollectedReplies, _ session: Session, _ unscored: [InputError] = []) {
    let warnings = replies.warnings + unscored
    let total = warnings.count + replies.moreWarnings
    switch session.format {
    case .json:
      session.answer([
        "schema": "stemma/eval/1", "results": .array(rows.map(\.json)), "warnings-in-all": JSONValue(total),
        "warnings": .array(warnings.compactMap { Failure($0).json["error"] }),
      ])
    case .text:
      let shown = warnings.prefix(Self.shownWarnings)
      for warning in shown { session.terminal.note("warning: \(warning)", .warning) }
      if total > shown.count {
        session.terminal.note("warning: \(total - shown.count) more; --format json lists them", .warning)
      }
      if !rows.isEmpty { session.table(EvalRow.columns, rows.map(\.cells)) }
      for reason in Set(rows.compactMap(\.reason)).sorted() { session.terminal.note(reason, .faint) }
    }
    if rows.isEmpty { session.terminal.error("nothing was read from \(file): see the warnings, and --map") }
  }

  private static let shownWarnings = 20
}
