import ArgumentParser
import FoundationEssentials
import Lineage
import Statistics
import Store

struct LineageRecord: StemmaCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Record what manifests say: all of it, or nothing when anything is wrong.",
    discussion: """
      What lies at their locations is hashed; what was not touched since an earlier
      run is remembered (--no-cache reads it all).
      Folders stand for the manifests in them (*.yaml with the key 'artifacts'
      or 'matches'). Recording again changes nothing.
      The format is specified in lineage/README.md.

      Examples:
        stemma lineage record lineage/models.yaml
        stemma lineage record lineage/
      """)

  @Argument(help: "Manifest files, or folders with manifests.") var paths: [String]
  @OptionGroup var cache: CacheOptions
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws -> ExitStatus {
    let files = try paths.flatMap { try manifests(at: session.path($0)) }
    let outcome = try await cache.hashing(session) { hashing in
      try session.record(files, storePath: session.storePath, hashing: hashing)
    }
    for warning in outcome.warnings { session.terminal.note("warning: \(warning)", .warning) }
    switch session.format {
    case .json:
      session.answer(
        .object([
          "schema": "stemma/record/1", "recorded": JSONValue(outcome.recorded),
          "unchanged": JSONValue(outcome.unchanged),
        ]))
    case .text:
      session.terminal.output(
        "recorded \(Figures.count(outcome.recorded, "statement")), \(outcome.unchanged) unchanged")
    }
    return .success
  }

  /// A folder's manifests in the order of their names; policies and waivers lie there too and are left alone.
  private func manifests(at path: String) throws -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else { return [path] }
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let files = names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.map { path + "/" + $0 }
    let manifests = try files.filter { try ManifestFile.isManifest(Document(file: $0)) }
    if manifests.isEmpty { throw InputError("there is no manifest in this folder", file: path) }
    return manifests
  }
}

extension Session {
  /// Records manifests into a store, which is made where it is missing.
  func record(
    _ manifests: [String], storePath: String, hashing: Hashing = Hashing()
  ) throws -> Recorder.Outcome {
    // Everything that can be wrong with the files is found before a store is made for them.
    let files = try manifests.map { try ManifestFile(path: $0) }
    let store = try store(.create, at: storePath)
    return try Recorder.record(files, into: Record(store: store), at: try Timestamp(checking: now), hashing: hashing)
  }
}
