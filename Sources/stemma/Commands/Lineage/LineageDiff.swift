import ArgumentParser
import Lineage

struct LineageDiff: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What two artifacts were both made from, and what only one of them was.",
    discussion: """
      Examples:
        stemma lineage diff student control-1
        stemma lineage diff student cross-student --via init
      """)

  @Argument(help: "An artifact.") var first: String
  @Argument(help: "Another artifact.") var second: String
  @Option(help: "Which edges to follow: init (weights), data (data and teachers) or all.")
  var via: EdgeSelection = .all
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph()
    let answer = graph.originDifference(try graph.find(first), try graph.find(second), via: via)
    switch session.format {
    case .json: session.answer(lineage: answer.json.object ?? [:])
    case .text: show(answer, session)
    }
    return .success
  }

  private func show(_ answer: OriginDifference, _ session: Session) {
    let none = "nothing is recorded upstream of \(first) or \(second)" + via.limit
    session.table(["upstream of", "artifact", "kind", "hops", "last hop"], of: answer.origins, none: none) { origin in
      [
        words(origin.side), origin.node.name, origin.node.kind.rawValue,
        origin.distances.compactMap { $0.map(String.init) }.joined(separator: " and "),
        origin.via.compactMap { $0?.rawValue }.joined(separator: " and "),
      ]
    }
  }

  private func words(_ side: OriginDifference.Side) -> String {
    switch side {
    case .both: "both"
    case .first: "only \(first)"
    case .second: "only \(second)"
    }
  }
}
