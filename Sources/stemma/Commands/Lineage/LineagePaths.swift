import ArgumentParser
import Lineage

struct LineagePaths: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Every path from one artifact to another, shortest first.",
    discussion: "Example:\n  stemma lineage paths teacher student")

  @Argument(help: "Where a trait might come from.") var from: String
  @Argument(help: "Where it might have arrived.") var to: String
  @Option(help: "Which edges to follow: init, data or all.") var via: EdgeSelection = .all
  @Option(help: "At most this many paths.") var limit = 100
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit)") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph()
    let paths = graph.describedPaths(from: try graph.find(from), to: try graph.find(to), via: via, limit: limit)
    switch session.format {
    case .json: session.answer(lineage: ["paths": .array(paths.map { .array($0.map(\.json)) })])
    case .text: show(paths, session)
    }
    return .success
  }

  private func show(_ paths: [[EdgeDescription]], _ session: Session) {
    if paths.isEmpty { session.terminal.note("no path leads from \(from) to \(to)") }
    for path in paths {
      session.terminal.output((path.first?.from ?? "") + path.map { "  --[\($0.edge)]-->  \($0.to)" }.joined())
    }
    if paths.count == limit { session.terminal.note("stopped at \(limit) paths; --limit asks for more") }
  }
}
