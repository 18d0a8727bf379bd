import ArgumentParser
import Lineage
import Store

struct LineageImport: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Record what existing files say: cards, configurations, BOMs, events, edge lists.",
    discussion: """
      Folders are read with all that lies in them; each file's format is recognised. What cannot be used is left out with \
      a warning, and the rest is recorded. Every imported edge says from which file and field it comes. Importing again \
      changes nothing.

      Formats for --as:
      \(HelpList.text(ImportFormats.all.map { ($0.format, $0.summary) }))

      Examples:
        stemma lineage import models/
        stemma lineage import atlas.csv --as csv \\
          --map child=id,parent=base_model,method=base_model_relation
      """)

  @Argument(help: "Files and folders.") var paths: [String]
  @Option(name: .customLong("as"), help: "The format. Default: recognised for each file.") var format: String?
  @Option(help: "Which column or path holds what: key=value, separated by commas.") var map: String?
  @Option(help: "The name of the artifact that the path is. Default: taken from the path.") var name: String?
  @Option(help: "A public key (PEM): attestations not signed by it are refused. May be given several times.")
  var key: [String] = []
  @Flag(help: "Do not hash the weights of imported folders; their models stay unpinned.") var noHash = false
  @OptionGroup var cache: CacheOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if name != nil, paths.count > 1 { throw ValidationError("--name goes with one path") }
  }

  func perform(_ session: Session) async throws -> ExitStatus {
    var options = Import.Options()
    options.format = format
    options.name = name
    options.map = try map.map(KeyedPaths.read) ?? [:]
    options.keys = try key.map { try KeyFile.publicKey(session.path($0)) }
    let store = try session.store(.create)
    let (files, time) = (paths.map(session.path), try Timestamp(checking: session.now))
    let outcome = try await cache.hashing(session) { hashing, progress in
      options.hashing = noHash ? nil : hashing
      var run = Import(into: Record(store: store), options: options)
      return try run.run(files, at: time) { step, done, total in
        if step == .reading { progress.show(done, of: total, step.rawValue) }
      }
    }
    switch session.format {
    case .json: session.answer(outcome.json)
    case .text: ImportSummary(outcome).show(session)
    }
    return outcome.read > 0 ? .success : .wrongRequest
  }
}
