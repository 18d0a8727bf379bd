import ArgumentParser
import Lineage

struct LineageCommon: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "common", abstract: "The base that two models share, how far away it is, and how that is known.",
    discussion: "Example:\n  stemma lineage common student teacher")

  @Argument(help: "A model.") var first: String
  @Argument(help: "Another model.") var second: String
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph()
    let answer = try graph.common(
      session.versions(first, graph), session.versions(second, graph), matches: session.matches(graph))
    switch session.format {
    case .json: session.answer(lineage: answer.json.object ?? [:])
    case .text: for line in lines(answer) { session.terminal.output(line) }
    }
    return .success
  }

  private func lines(_ answer: CommonBase) -> [String] {
    switch answer.shared {
    case .yes where answer.known == nil: ["\(first) and \(second) are one artifact"]
    case .yes where !answer.match.isEmpty:
      [
        "shared base by behavioural match only: \(answer.match.map(\.name).joined(separator: " and "))",
        zip(zip([first, second], answer.match), answer.distances).map {
          "\($0.0) is \(steps($1)) from \($0.1.name)"
        }.joined(separator: ", "), "known as: inferred (no recorded derivation joins the two)",
      ]
    case .yes:
      [
        "shared base: \(answer.base?.name ?? "")",
        zip([first, second], answer.distances).map { "\($0) is \(steps($1)) from it" }.joined(separator: ", "),
        "known as: \(answer.known?.rawValue ?? "")",
      ]
    case .no:
      ["no shared base in the record: both origins are recorded and do not meet (a lower risk, not an absent one)"]
    case .unknown:
      [
        "unknown: the origin of \(answer.open.joined(separator: ", ")) is not recorded, and unknown is never \"different\""
      ]
    }
  }

  private func steps(_ count: Int) -> String { count == 1 ? "1 derivation" : "\(count) derivations" }
}
