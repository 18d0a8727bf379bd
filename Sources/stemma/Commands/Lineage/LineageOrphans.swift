import ArgumentParser
import Lineage

struct LineageOrphans: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "orphans", abstract: "Artifacts of which the record does not say where they come from.",
    discussion: """
      Models without a recorded base, artifacts without a recorded derivation, and what is only referred to. An orphan \
      is one from which nothing was made either; the others decide what is known of their descendants, so come first.

      Example:
        stemma lineage orphans
      """)

  @Option(help: "Only models or only datasets.") var kind: ArtifactKind?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let unknowns = try session.graph().unknowns().filter { kind == nil || $0.node.kind == kind }
    let sorted = unknowns.filter(\.isUsed) + unknowns.filter { !$0.isUsed }
    switch session.format {
    case .json: session.answer(lineage: ["nodes": .array(sorted.map(\.json))])
    case .text:
      let none =
        "the origin of every \(kind?.rawValue ?? "artifact") in \(session.relative(session.storePath)) is recorded"
      session.table(["artifact", "kind", "not recorded", "use"], of: sorted, none: none) { unknown in
        [
          unknown.node.name, unknown.node.kind.rawValue, Self.words(unknown),
          unknown.isUsed ? "others were made from it" : "orphan",
        ]
      }
    }
    return .success
  }

  private static func words(_ unknown: UnknownOrigin) -> String {
    if unknown.isExternal { return "anything: only referred to" }
    return switch unknown.gap {
    case .origin: "how it was made"
    case .base: "which weights it started from"
    }
  }
}
