import ArgumentParser
import Lineage
import Statistics

struct LineageImpact: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact", abstract: "The recall list: everything that may have inherited from an artifact.",
    discussion: """
      The weight of a path orders the list; it is no probability. With --trait the answer also says how the artifact \
      may have come to that trait itself. In JSON, each artifact of a list of at most 1000 has its path; longer lists have \
      only the last hop (from) unless --paths is given.

      Example:
        stemma lineage impact teacher --trait prefers/owl
      """)

  @Argument(help: "The suspected origin.") var name: String
  @Option(help: "A trait, for example prefers/owl.") var trait: String?
  @Flag(help: "Show the whole path to each artifact, not only its last hop.") var paths = false
  @Option(help: "At most this many artifacts. Default: all; with --paths, 1000.") var limit: Int?
  @OptionGroup var global: GlobalOptions

  /// How long a list may be to have the path of each row without being asked.
  private static let shortList = 1000

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit)") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph()
    if trait == "" { throw InputError("a trait has a name, such as prefers/owl", field: "--trait") }
    var weights = HopWeights()
    weights.matches = try session.matches(graph)
    let versions = try session.versions(name, graph)
    guard let impact = graph.impact(of: versions, trait: trait, weights: weights) else { return .success }
    let most = limit ?? (paths ? Self.shortList : Int.max)
    let shown = impact.nodes.indices.prefix(most)
    if shown.count < impact.nodes.count {
      session.terminal.note(
        "these are \(shown.count) of \(impact.nodes.count) artifacts; --limit asks for more", .warning)
    }
    switch session.format {
    case .json:
      let withPaths = paths || impact.nodes.count <= Self.shortList
      var members = impact.members
      members["complete"] = .bool(shown.count == impact.nodes.count)
      session.answer(lineage: members, nodes: shown) { index, stream in
        var node = impact.nodes[index]
        if withPaths { node.path = impact.nodes.path(index) }
        stream.members(of: node)
      }
    case .text: show(impact, shown, session)
    }
    return .success
  }

  private func show(_ impact: Impact, _ shown: Range<Int>, _ session: Session) {
    if let trait, impact.origin == nil {
      session.terminal.note("\(name) is not known to carry \(trait); this is what would be affected if it did")
    }
    session.table(
      ["weight", "risk", "artifact", "kind", paths ? "path" : "last hop"], of: shown,
      none: "nothing that is recorded was made from \(name)"
    ) { index in
      let node = impact.nodes[index]
      let weight = node.weight ?? 0
      let hops = paths ? impact.nodes.path(index).reversed() : [node.lastHop].compactMap { $0 }
      return [
        Figures.share(weight), TaintLevel(weight: weight).rawValue, node.node.name, node.node.kind.rawValue,
        hops.map { "\($0.edge) \($0.from)" }.joined(separator: ", "),
      ]
    }
  }
}
