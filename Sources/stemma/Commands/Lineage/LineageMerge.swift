import ArgumentParser
import Lineage
import Store

struct LineageMerge: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Add what another store knows: statements and samples, all or nothing.",
    discussion: """
      The union of both: it does not matter which store is merged into which, nor
      how often. A statement keeps the earliest time at which either recorded it.
      The other store is not changed; where an older Stemma made it, a temporary
      copy is read. What would close a cycle, or make a name a model and a
      dataset, is refused, and nothing changes.

      Example:
        stemma lineage merge ../colleague/stemma.sqlite
      """)

  @Argument(help: "The other store.") var other: String
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let source = try Store(path: session.path(other), access: .untouched)
    let outcome = try Record(store: session.writer()).merge(from: source)
    switch session.format {
    case .json:
      session.answer(
        .object([
          "schema": "stemma/merge/1", "added": JSONValue(outcome.added), "common": JSONValue(outcome.common),
          "earlier": JSONValue(outcome.earlier), "samplesAdded": JSONValue(outcome.samples.added),
          "samplesDiffering": JSONValue(outcome.samples.differing),
        ]))
    case .text:
      session.terminal.output(
        "added \(outcome.added) statements and \(outcome.samples.added) samples; \(outcome.common) statements were "
          + "here already, \(outcome.earlier) of them recorded earlier there")
      if outcome.samples.differing > 0 {
        session.terminal.note(
          "\(outcome.samples.differing) samples say something else there; this store's stay", .warning)
      }
    }
    return .success
  }
}
