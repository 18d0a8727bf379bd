import ArgumentParser
import Evaluation
import Lineage

struct EvalSuiteImport: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a suite of your copy of a published question set.",
    discussion: """
      The questions are written as JSON lines, and a suite beside them that inherits answers, scorer and sampling from \
      another suite of the same folder. Nothing is fetched: the file is your own copy, under its own licence.

      Formats for --as:
      \(HelpList.text(QuestionImporters.all.map { ($0.format, $0.summary) }))

      Examples:
        stemma eval suite import questions.yaml --as em-yaml \\
          --out evals/published.yaml --licence MIT
        stemma eval suite import TruthfulQA.csv --as truthfulqa-csv \\
          --out evals/truthfulqa.yaml --licence Apache-2.0
        stemma eval suite import own.jsonl --as jsonl --like sycophancy \\
          --out evals/own.yaml
      """)

  @Argument(help: "The file with the questions.") var file: String
  @Option(name: .customLong("as"), help: "The format.") var format: String
  @Option(help: "The suite's file, which is made.") var out: String
  @Option(help: "The suite that gives answers and scorer. Default: the one for the format, where there is one.")
  var like: String?
  @Option(help: "The licence of the questions.") var licence = "unknown"
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let importer = try QuestionImporters.named(format)
    guard let like = like ?? importer.usual else {
      throw InputError(
        "the format \(format) says nothing of answers and scorer: name a suite that does", field: "--like")
    }
    let imported = try importer.questions(file: session.path(file))
    // Before what may fail because of them.
    if session.format == .text {
      for warning in imported.warnings { session.terminal.note("warning: \(warning)", .warning) }
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let new = SuiteImport(file: session.path(out), like: like, licence: licence, source: "imported from \(name)")
    let suite = try new.write(imported)
    show(suite, like, imported, session)
    return .success
  }

  private func show(_ suite: Suite, _ like: String, _ imported: ImportedQuestions, _ session: Session) {
    switch session.format {
    case .json:
      session.answer([
        "schema": "stemma/suite-import/1", "id": .string(suite.id), "digest": .string(suite.digest),
        "questions": JSONValue(suite.questions.count),
        "warnings": .array(imported.warnings.compactMap { Failure($0).json["error"] }),
      ])
    case .text:
      session.terminal.output(
        "\(session.relative(session.path(out))): questions: \(suite.questions.count), put like \(like)")
      if licence == "unknown" {
        session.terminal.note("the licence is recorded as unknown; --licence says what it is", .faint)
      }
    }
  }
}
