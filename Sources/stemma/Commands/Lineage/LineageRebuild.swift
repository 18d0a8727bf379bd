import ArgumentParser
import Lineage

struct LineageRebuild: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Make the tables that answer questions anew from the statements.",
    discussion: """
      All that is true in a store is its statements; the rest is an index over them.
      Every question has the same answer before and after, unless the index was
      damaged (lineage verify finds that).

      Example:
        stemma lineage rebuild
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let count = try Record(store: session.writer()).rebuild()
    switch session.format {
    case .json: session.answer(.object(["schema": "stemma/rebuild/1", "statements": JSONValue(count)]))
    case .text: session.terminal.output("made the index anew from \(count) statements")
    }
    return .success
  }
}
