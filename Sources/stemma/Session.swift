import FoundationEssentials
import Lineage
import Reporting
import Store

/// What a command works with: the terminal, the project around the current folder, and the clock.
struct Session: Sendable {
  let terminal: Terminal
  let project: Project
  let storePath: String
  /// Whether `--store` or STEMMA_STORE named the store.
  let storeIsChosen: Bool
  let format: OutputFormat
  let folder: String
  let isVerbose: Bool
  let environment: [String: String]
  /// The time now, ISO 8601 in UTC, whole seconds; STEMMA_NOW stops it, so that reports can be reproduced.
  let clock: @Sendable () -> String

  /// What the clock shows.
  var now: String { clock() }

  init(_ global: GlobalOptions, environment: [String: String], folder: String) throws {
    var terminal = Terminal(environment: environment)
    terminal.quiet = global.quiet
    self.terminal = terminal
    self.folder = folder
    self.environment = environment
    isVerbose = global.verbose
    project = try Project.find(from: folder, environment: environment)
    let chosen = global.store ?? environment["STEMMA_STORE"].flatMap { $0.isEmpty ? nil : $0 }
    storePath = chosen.map { Paths.resolve($0, from: folder) } ?? project.store
    storeIsChosen = chosen != nil
    format = global.format
    clock = try Self.clock(environment["STEMMA_NOW"])
    if global.verbose {
      terminal.note("project: \(project.file ?? "none, working in \(folder)")", .faint)
      terminal.note("store:   \(storePath)", .faint)
      terminal.note("suites:  \(project.suites)", .faint)
    }
  }

  private static func clock(_ stopped: String?) throws -> @Sendable () -> String {
    guard let stopped, !stopped.isEmpty else { return { Date.now.formatted(.iso8601) } }
    guard let time = Timestamp(stopped)?.description else {
      throw Failure(.wrongRequest, .usage, "STEMMA_NOW must be a time such as 2026-01-31T12:00:00Z, not '\(stopped)'")
    }
    return { time }
  }

  /// `path` as seen from the current folder.
  func path(_ path: String) -> String { Paths.resolve(path, from: folder) }

  /// The folder of the store.
  var storeFolder: String { URL(filePath: storePath).deletingLastPathComponent().standardizedFileURL.path }

  /// `path` relative to the current folder where it lies below it.
  func relative(_ path: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }

  /// The lineage as recorded, or as it was known at a date.
  func graph(asOf date: String? = nil) throws -> LineageGraph {
    try Record(store: reader()).graph(asOf: try date.map { try Timestamp(checking: $0) })
  }

  /// The behavioural matches that are recorded, as what joins bases that no derivation joins.
  func matches(_ graph: LineageGraph) throws -> BaseMatches {
    BaseMatches(try Record(store: reader()).observations(), in: graph)
  }

  /// Every version of a named artifact, with a note where there are several: the answer is about all of them.
  func versions(_ name: String, _ graph: LineageGraph) throws -> [LineageGraph.NodeID] {
    let versions = try graph.findAll(name)
    if versions.count > 1 {
      terminal.note(
        "\(name) has \(versions.count) versions; this is about all of them (\(name)@sha256:… asks about one)")
    }
    return versions
  }

  /// The store for reading; missing stores are an error that says how to make one.
  func reader() throws -> Store { try store(.readOnly) }

  /// The store for writing; it must exist.
  func writer() throws -> Store { try store(.readWrite) }

  /// The store, or another at a path. That it had to be upgraded is said, because an older Stemma cannot open it afterwards.
  func store(_ access: Store.Access, at path: String? = nil) throws -> Store {
    let store = try Store(path: path ?? storePath, access: access)
    if let version = store.upgradedFrom {
      terminal.note(
        "\(relative(store.path)) was made by an older Stemma (schema \(version)) and has been upgraded in place; "
          + "an older Stemma cannot open it any more")
    }
    return store
  }

  /// What to say of a store in which nothing is recorded.
  var emptyStore: String {
    "no artifact is recorded in \(relative(storePath)); record a manifest with: stemma lineage record FILE"
  }

  /// Prints one JSON object.
  func answer(_ value: JSONValue) { terminal.output(value) }

  /// Prints an answer about lineage, `stemma/lineage/1`.
  func answer(lineage members: [String: JSONValue]) {
    answer(.object(members.merging(["schema": "stemma/lineage/1"]) { own, _ in own }))
  }
}
