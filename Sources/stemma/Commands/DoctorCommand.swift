import ArgumentParser
import Evaluation
import FoundationEssentials
import Lineage
import Store

struct DoctorCommand: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "What is installed, reachable, stale or misconfigured, and the mend.",
    discussion: "Exit status 4 when something needs mending.\n\nExample:\n  stemma doctor")

  @OptionGroup var global: GlobalOptions

  /// One thing that was looked at.
  struct Check: Sendable {
    var name: String
    var detail: String
    /// What to do; nil when all is well.
    var mend: String?
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let checks = [project(session), suites(session)] + store(session)
    switch session.format {
    case .json: session.answer(json(checks))
    case .text: checks.forEach { show($0, session.terminal) }
    }
    return checks.allSatisfy { $0.mend == nil } ? .success : .couldNotMeasure
  }

  private func project(_ session: Session) -> Check {
    guard let file = session.project.file else {
      return Check(
        name: "project", detail: "no stemma.yaml here or above", mend: "start one with: stemma init")
    }
    return Check(name: "project", detail: session.relative(file))
  }

  private func suites(_ session: Session) -> Check {
    let library = SuiteLibrary(folder: session.project.suites)
    do {
      let suites = try library.ids.map(library.suite)
      let detail = "\(suites.count) in \(session.relative(session.project.suites))"
      return Check(
        name: "suites", detail: detail,
        mend: suites.isEmpty ? "put suites there, or name their folder as 'suites' in stemma.yaml" : nil)
    } catch {
      return Check(name: "suites", detail: "a suite does not read", mend: "\(error)")
    }
  }

  private func store(_ session: Session) -> [Check] {
    let name = session.relative(session.storePath)
    do {
      let record = Record(store: try session.reader())
      let standing = try record.graphFileStanding()
      let graph = try record.graph()
      let models = graph.nodes.count { $0.kind == .model }
      let summary = Check(
        name: "store",
        detail: "\(name): \(models) models, \(graph.nodes.count - models) datasets, \(graph.edges.count) edges")
      return [summary, file(standing, name), try statements(record), unpinned(graph), locations(graph, session)]
    } catch {
      let failure = Failure(error)
      return [Check(name: "store", detail: name, mend: failure.text)]
    }
  }

  /// The graph file is an index: however it stands, nothing is to be mended.
  private func file(_ standing: GraphFile.Standing, _ store: String) -> Check {
    let words =
      switch standing {
      case .notNeeded: "none is kept for a store this small"
      case .missing: "none that is of use: the next question makes it"
      case .current: "of the whole log"
      case .behind(let entries): "\(entries) entries behind the log, which questions add to it"
      }
    return Check(name: "graph file", detail: "\(store)-graph: \(words)")
  }

  /// Every statement is hashed again: its id is the digest of its text.
  private func statements(_ record: Record) throws -> Check {
    let entries = try record.entries()
    let changed = entries.filter { $0.statement.id != $0.id }.map { "\($0.number)" }
    return Check(
      name: "statements",
      detail: changed.isEmpty ? "\(entries.count), each as recorded" : "\(changed.count) were changed",
      mend: changed.isEmpty ? nil : "restore a copy of the store; changed: \(list(changed))")
  }

  private func unpinned(_ graph: LineageGraph) -> Check {
    let names = graph.nodes.filter { !$0.isPinned }.map(\.name).sorted()
    return Check(
      name: "pinned", detail: names.isEmpty ? "every artifact has a digest" : "\(names.count) without a digest",
      mend: names.isEmpty ? nil : "give a location or a digest in the manifest of \(list(names))")
  }

  private func locations(_ graph: LineageGraph, _ session: Session) -> Check {
    let missing = graph.nodes.filter { node in
      node.location.map { !FileManager.default.fileExists(atPath: Location.path($0, storePath: session.storePath)) }
        ?? false
    }
    let names = missing.map(\.name).sorted()
    return Check(
      name: "locations",
      detail: names.isEmpty ? "every recorded file is there" : "\(names.count) recorded files are gone",
      mend: names.isEmpty ? nil : "bring back or record anew: \(list(names))")
  }

  private func list(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }

  private func show(_ check: Check, _ terminal: Terminal) {
    terminal.output(
      "\(check.mend == nil ? "ok  " : "mend")  \(check.name): \(check.detail)", check.mend == nil ? .good : .warning)
    if let mend = check.mend { terminal.output("        \(mend)") }
  }

  private func json(_ checks: [Check]) -> JSONValue {
    let rows = checks.map { check in
      var members: [String: JSONValue] = [
        "check": .string(check.name), "ok": .bool(check.mend == nil), "detail": .string(check.detail),
      ]
      if let mend = check.mend { members["mend"] = .string(mend) }
      return JSONValue.object(members)
    }
    return .object(["schema": "stemma/doctor/1", "checks": .array(rows)])
  }
}
