import ArgumentParser
import Lineage

struct LineageLogProve: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prove that statements are in the log, or that the log only grew; one JSON object.",
    discussion: """
      Whoever has a checkpoint from elsewhere checks the proof with 'stemma lineage log verify', without the store.

      Examples:
        stemma lineage log prove acme/assistant > proof.json
        stemma lineage log prove 3f1c…64 digits… --checkpoint checkpoint.txt \\
          > proof.json
        stemma lineage log prove --since january.txt --checkpoint february.txt \\
          > growth.json
      """)

  @Argument(help: "The name of an artifact, or the id of a statement.") var subject: String?
  @Option(
    help: ArgumentHelp("The checkpoint that the proof ends in. Default: the store's newest.", valueName: "file"))
  var checkpoint: String?
  @Option(help: ArgumentHelp("An older checkpoint: prove that the log only grew since.", valueName: "file"))
  var since: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (subject == nil) == (since == nil) { throw ValidationError("name an artifact or a statement, or --since FILE") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    let record = Record(store: try session.reader())
    let end = try checkpoint.map { try SignedCheckpoint(file: session.path($0)) }
    if let subject { session.answer(try record.prove(subject, in: end).json) }
    if let since {
      let start = try SignedCheckpoint(file: session.path(since))
      session.answer(try record.proveConsistency(from: start, to: end).json)
    }
    return .success
  }
}
