import ArgumentParser
import Lineage

extension ArtifactKind: ExpressibleByArgument {}

struct LineageList: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The recorded artifacts.",
    discussion: "Example:\n  stemma lineage list --kind model")

  @Option(help: "Only models or only datasets.") var kind: ArtifactKind?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let nodes = try session.graph().list(kind: kind)
    switch session.format {
    case .json: session.answer(lineage: ["nodes": .array(nodes.map(\.json))])
    case .text:
      session.table(
        ["artifact", "kind", "digest"], nodes.map { [$0.name, $0.kind.rawValue, $0.digest?.short ?? "unpinned"] })
    }
    return .success
  }
}
