import ArgumentParser
import Lineage

extension EdgeSelection: ExpressibleByArgument {
  /// What to add where an answer over these edges holds nothing.
  var limit: String { self == .all ? "" : " along \(rawValue) edges; without --via all are followed" }
}

/// Options of the two closures.
struct ClosureOptions: ParsableArguments {
  @Option(help: "Which edges to follow: init (weights), data (data and teachers) or all.")
  var via: EdgeSelection = .all

  @Option(help: "At most this many derivations away.")
  var depth: Int?

  @Option(help: ArgumentHelp("What was known then, for example 2026-01-31.", valueName: "date"))
  var asOf: String?

  func validate() throws {
    if let depth, depth < 1 { throw ValidationError("--depth must be at least 1, not \(depth)") }
  }

  /// What is wrong with a request, with the date that it was about.
  func then<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var error as InputError {
      if let asOf { error.message += " (as of \(asOf))" }
      throw error
    }
  }
}

struct LineageAncestors: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "ancestors", abstract: "Everything that an artifact was made from, nearest first.",
    discussion: "Example:\n  stemma lineage ancestors student --via init")

  @Argument(help: "Name of a model or dataset.") var name: String
  @OptionGroup var closure: ClosureOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph(asOf: closure.asOf)
    let versions = try closure.then { try session.versions(name, graph) }
    return session.show(
      graph.answer(ancestorsOf: versions, via: closure.via, depth: closure.depth),
      none: "nothing is recorded of what \(name) was made from" + closure.via.limit)
  }
}

struct LineageDescendants: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "descendants", abstract: "Everything that was made from an artifact, nearest first.",
    discussion: "Example:\n  stemma lineage descendants base-a --via init")

  @Argument(help: "Name of a model or dataset.") var name: String
  @OptionGroup var closure: ClosureOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph(asOf: closure.asOf)
    let versions = try closure.then { try session.versions(name, graph) }
    return session.show(
      graph.answer(descendantsOf: versions, via: closure.via, depth: closure.depth),
      none: "nothing that is recorded was made from \(name)" + closure.via.limit)
  }
}

extension Session {
  fileprivate func show(_ nodes: ClosureAnswer, none: String) -> ExitStatus {
    switch format {
    case .json: answer(nodes: nodes) { $1.members(of: $0) }
    case .text:
      table(["distance", "artifact", "kind", "last hop"], of: nodes, none: none) { node in
        ["\(node.distance)", node.node.name, node.node.kind.rawValue, node.via.rawValue]
      }
    }
    return .success
  }
}
