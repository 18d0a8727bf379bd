import ArgumentParser
import Lineage
import Statistics

struct LineageImpact: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact", abstract: "The recall list: everything that may have inherited from an artifact.",
    discussion: """
      The weight of a path orders the list; it is no probability. With --trait the answer also says how the artifact
      may have come to that trait itself.

      Example:
        stemma lineage impact teacher --trait prefers/owl
      """)

  @Argument(help: "The suspected origin.") var name: String
  @Option(help: "A trait, for example prefers/owl.") var trait: String?
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph()
    guard let impact = graph.impact(of: try session.versions(name, graph), trait: trait) else { return .success }
    switch session.format {
    case .json: session.answer(lineage: impact.json.object ?? [:])
    case .text: show(impact, session)
    }
    return .success
  }

  private func show(_ impact: Impact, _ session: Session) {
    if let trait, impact.origin == nil {
      session.terminal.note("\(name) is not known to carry \(trait); this is what would be affected if it did")
    }
    session.table(
      ["weight", "risk", "artifact", "kind", "last hop"],
      impact.nodes.map { node in
        let weight = node.weight ?? 0
        let hop = node.path.last.map { "\($0.edge) \($0.from)" } ?? ""
        return [
          Figures.share(weight), TaintLevel(weight: weight).rawValue, node.node.name, node.node.kind.rawValue,
          hop,
        ]
      })
  }
}
