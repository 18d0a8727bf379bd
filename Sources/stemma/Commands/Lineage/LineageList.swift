import ArgumentParser
import Lineage

extension ArtifactKind: ExpressibleByArgument {}

struct LineageList: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The recorded artifacts.",
    discussion: """
      Conditions of --where, all of which must hold:
        pinned, unpinned      whether a digest is recorded
        unknown               its origin or its first weights are not recorded
        external              nothing but references to it is recorded
        root                  trained from random weights
        method=finetuned      how it was made
        trait=prefers/owl     a trait that it carries by declaration or verdict
        digest=sha256:3f      how one of its digests begins
        property.seed=1       a property of it, or of how it was made

      Examples:
        stemma lineage list --kind model --where unpinned
        stemma lineage list --where method=merged --where trait=prefers/owl
      """)

  @Option(help: "Only models or only datasets.") var kind: ArtifactKind?
  @Option(
    name: .customLong("where"), parsing: .singleValue,
    help: ArgumentHelp("Only what this holds of; may be given several times.", valueName: "condition"))
  var conditions: [String] = []
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    var filters: [ArtifactFilter] = []
    for condition in conditions { filters.append(try ArtifactFilter(condition)) }
    let nodes = try session.graph().list(kind: kind, where: filters)
    switch session.format {
    case .json: session.answer(lineage: ["nodes": .array(nodes.map(\.json))])
    case .text:
      session.table(["artifact", "kind", "digest"], of: nodes, none: none(session)) { node in
        [node.name, node.kind.rawValue, node.digest?.short ?? "unpinned"]
      }
    }
    return .success
  }

  private func none(_ session: Session) -> String {
    guard kind != nil || !conditions.isEmpty else { return session.emptyStore }
    return "no artifact in \(session.relative(session.storePath)) fits; without --kind and --where all are listed"
  }
}
