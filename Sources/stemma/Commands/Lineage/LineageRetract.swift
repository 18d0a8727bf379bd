import ArgumentParser
import Lineage

struct LineageRetract: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract", abstract: "Say that statements no longer count. They stay in the log, with the reason.",
    discussion: """
      'stemma lineage show' prints the id of the statement behind each derivation,
      and 'stemma lineage query' finds the ids of all others. A retraction is a
      statement too: retract it, and what it retracted counts again.

      Examples:
        stemma lineage retract 26de05e29d66 --reason "the card named the wrong base"
        stemma lineage query \\
          "SELECT id FROM statements_view WHERE kind = 'observation'"
      """)

  @Argument(help: ArgumentHelp("Ids of statements, or their first digits, eight at least.", valueName: "id"))
  var ids: [String]
  @Option(help: "Why they no longer count.") var reason: String
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let record = Record(store: try session.writer())
    let done = try record.retract(ids, reason: reason, at: Timestamp(checking: session.now))
    switch session.format {
    case .json:
      session.answer([
        "schema": "stemma/retracted/1", "retracted": .array(done.retracted.map { .string($0.id) }),
        "unchanged": .array(done.unchanged.map { .string($0.id) }),
      ])
    case .text:
      for entry in done.retracted { session.terminal.output("no longer counts: \(Self.words(entry))") }
      for entry in done.unchanged { session.terminal.note("retracted before: \(Self.words(entry))") }
    }
    return .success
  }

  private static func words(_ entry: Record.Entry) -> String {
    let text = entry.statement.json.canonical
    return "\(entry.id.prefix(12)) \(text.count > 160 ? text.prefix(160) + "…" : text)"
  }
}
