import Store

/// Records manifests: reads and checks all of them, hashes what they point to, binds their references, and writes the
/// statements in one transaction: all or nothing.
package enum Recorder {
  package struct Outcome: Sendable, Equatable {
    package var recorded: Int
    package var unchanged: Int
    /// What is legal and yet worth a look, such as an artifact without a digest; with file, line and field.
    package var warnings: [InputError]
  }

  /// Reads the files and records them.
  /// - Throws: `InputError` with file, line and field for anything that is wrong in them; `StoreError`.
  package static func record(manifests paths: [String], into record: Record, at time: Timestamp) throws -> Outcome {
    var files: [ManifestFile] = []
    for path in paths { files.append(try ManifestFile(path: path)) }
    return try self.record(files, into: record, at: time)
  }

  package static func record(
    _ files: [ManifestFile], into record: Record, at time: Timestamp, hashing: Hashing = Hashing()
  ) throws -> Outcome {
    announce(files, hashing)
    let located = try files.flatMap { file in
      try file.entries.map { try LocatedEntry($0, file, storePath: record.store.path, hashing: hashing) }
    }
    try requireDistinct(located)
    var binder = Binder(entries: located, recorded: try record.graph())
    var artifacts: [Statement] = []
    var derivations: [Statement] = []
    for entry in located {
      artifacts.append(.artifact(try binder.artifact(entry)))
      if let derivation = try binder.derivation(entry) { derivations.append(.derivation(derivation)) }
    }
    let matches = try files.flatMap(\.matches).map { Statement.observation(try binder.observation($0)) }
    try ManifestCycle.check(located)
    let outcome = try adding(files) { try record.record(artifacts + derivations + matches, at: time) }
    return Outcome(recorded: outcome.recorded, unchanged: outcome.unchanged, warnings: binder.warnings)
  }

  private static func announce(_ files: [ManifestFile], _ hashing: Hashing) {
    for file in files {
      for artifact in file.entries.map(\.artifact) {
        if let path = artifact.location { hashing.expect(Location.absolute(path, in: file.folder), artifact.kind) }
      }
    }
  }

  /// One file may give several versions of a name, told apart by their digests, but no version twice.
  private static func requireDistinct(_ entries: [LocatedEntry]) throws(InputError) {
    var seen: Set<[String]> = []
    for entry in entries {
      let key = [entry.file, entry.artifact.name] + entry.digests.map(\.description)
      guard seen.insert(key).inserted else {
        throw entry.place.error("the artifact '\(entry.artifact.name)' is given twice in this file")
      }
    }
  }

  /// Errors about the recorded lineage as a whole name the files that were being recorded.
  private static func adding<Result>(_ files: [ManifestFile], _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch var error as InputError where error.file == nil {
      error.file = files.map(\.path).joined(separator: ", ")
      throw error
    }
  }
}
