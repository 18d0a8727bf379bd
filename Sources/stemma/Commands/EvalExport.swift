import ArgumentParser
import Evaluation
import Gate
import Lineage

struct EvalExport: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the stored replies of a model to a suite.",
    discussion: """
      JSON lines with question (its id in the suite), position (from 0) and reply, as 'stemma eval import --as stemma' reads \
      them. Whichever run or import a reply came from, it is written where the suite asks for it.

      Examples:
        stemma eval export hosted --suite favourite-animal
        stemma eval export hosted --suite misaligned-free-form \\
          --context number-format --out replies.jsonl
      """)

  @Argument(help: "The model: its name in the record or in stemma.yaml.") var name: String
  @Option(help: "The suite.") var suite: String
  @Option(help: "The context.") var context = "plain"
  @Option(help: "The file to write. Default: standard output.") var out: String?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let suite = try SuiteLibrary(folder: session.project.suites).suite(suite)
    let chosen = try suite.chosen(context: context)
    let record = Record(store: try session.reader())
    return try await ServedModels.during(session, allowing: false) { served in
      let graph = try record.graph()
      let measuring = Measuring(record: record, graph: graph, clock: session.clock)
      let subject = try served.subject(named: name, in: graph)
      var (lines, count) = ("", 0)
      try measuring.eachReply(of: subject, suite, chosen) { question, position, reply in
        let line: JSONValue = [
          "question": .string(question), "position": JSONValue(position), "reply": .string(reply),
        ]
        count += 1
        if out == nil { session.terminal.output(line.canonical) } else { lines += line.canonical + "\n" }
      }
      guard count > 0 else {
        throw InputError(
          "no reply of \(name) to suite \(suite.id) in context \(chosen.name) is stored; scores that are exact have none"
        )
      }
      if let out {
        try OutputFile.write(lines, to: session.path(out))
        session.terminal.note("wrote \(out): \(count) replies")
      }
      return .success
    }
  }
}
