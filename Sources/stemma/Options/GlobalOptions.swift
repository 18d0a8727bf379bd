import ArgumentParser

/// How answers are written on standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// For people; may change.
  case text
  /// One object with sorted keys; stable.
  case json
}

/// Options of every command.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store to work on.",
      discussion: "Default: what the nearest stemma.yaml names, else stemma.sqlite beside it. STEMMA_STORE overrides.",
      valueName: "path"))
  var store: String?

  @Option(help: "Output for people (text) or for programs (json).")
  var format: OutputFormat = .text

  @Flag(name: .shortAndLong, help: "Only the answer and errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say which project, store and suites are used.")
  var verbose = false
}
