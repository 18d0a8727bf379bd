import ArgumentParser
import FoundationEssentials
import Lab
import Lineage
import Statistics
import Store

struct LabRun: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run an experiment: train, measure, record, compare with what was published.",
    discussion: """
      Finished organisms are kept: an interrupted run goes on where it stopped. The same seed on the same machine gives \
      the same bytes.

      Examples:
        stemma lab run owl-numbers
        stemma lab run owl-numbers --seed 7 --out organisms/seed-7
        stemma lab run digits
      """)

  @Argument(help: "The experiment; stemma lab list names them.") var experiment: String
  @Option(help: "Folder for the organisms. Default: lab/<experiment> beside stemma.yaml.") var out: String?
  @Option(help: "Seed of everything random. Default: the experiment's own.") var seed: UInt64?
  @Option(help: "Trainings at a time; the result does not depend on it. Default: all cores.") var threads: Int?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, not \(threads)") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let chosen = try Laboratory.experiment(named: experiment)
    let folder = out.map(session.path) ?? session.project.root + "/lab/" + chosen.name
    let request = LabRequest(
      seed: seed ?? chosen.defaultSeed, output: folder,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
    // A store that cannot be recorded into is found out before the training, and not after it.
    if session.storeIsChosen { _ = try Store(path: session.storePath, access: .create) }
    let report = try await Progress.shown(session.terminal) { progress in
      try await chosen.run(request) { progress.show($0.share, $0.organism) }
    }
    let store = try record(report, folder, session)
    switch session.format {
    case .json: session.answer(try JSONValue(parsing: report.result.json()))
    case .text:
      session.terminal.output(block: report.result.summary())
      if let store { session.terminal.output("Recorded in \(session.relative(store))") }
    }
    return .success
  }

  /// Records the manifest through the same door as a person's.
  /// - Returns: the store; nil when the experiment kept nothing.
  private func record(_ report: LabReport, _ folder: String, _ session: Session) throws -> String? {
    guard let manifest = report.manifest else { return nil }
    let path = session.storeIsChosen ? session.storePath : folder + "/stemma.sqlite"
    let outcome = try session.record([manifest], storePath: path)
    session.terminal.note("recorded \(Figures.count(outcome.recorded, "statement")), \(outcome.unchanged) unchanged")
    return path
  }
}
