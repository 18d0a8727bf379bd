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
    guard (1..<Int.max).contains(limit) else { throw ValidationError("--limit must be at least 1, not \(limit)") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let graph = try session.graph()
    let (start, end) = (try session.versions(from, graph), try session.versions(to, graph))
    // One more tells whether there are more.
    let found = graph.describedPaths(from: start, to: end, via: via, limit: limit + 1)
    let paths = found.prefix(limit)
    switch session.format {
    case .json:
      session.answer(lineage: [
        "paths": .array(paths.map { .array($0.map(\.json)) }), "complete": .bool(found.count <= limit),
      ])
    case .text:
      show(Array(paths), session)
      if found.count > limit { session.terminal.note("there are more paths than these; --limit asks for more") }
    }
    return .success
  }

  private func show(_ paths: [[EdgeDescription]], _ session: Session) {
    if paths.isEmpty { session.terminal.note("no path leads from \(from) to \(to)") }
    for path in paths {
      session.terminal.output((path.first?.from ?? "") + path.map { "  --[\($0.edge)]-->  \($0.to)" }.joined())
    }
  }
}
