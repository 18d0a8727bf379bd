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
    var artifacts: [Placed] = []
    var derivations: [Placed] = []
    for entry in located {
      artifacts.append((.artifact(try binder.artifact(entry)), entry.place))
      if let derivation = try binder.derivation(entry) { derivations.append((.derivation(derivation), entry.place)) }
    }
    let matches: [Placed] = try files.flatMap(\.matches).map { match in
      (.observation(try binder.observation(match, at: time)), match.place)
    }
    try ManifestCycle.check(located)
    let all = artifacts + derivations + matches
    let outcome = try adding(files) { try record.record(all.map(\.statement), at: time) }
    return Outcome(
      recorded: outcome.recorded, unchanged: outcome.unchanged,
      warnings: binder.warnings + (try outcome.unchanged > 0 ? retracted(all, record) : []))
  }

  /// A statement and the place of what it says.
  private typealias Placed = (statement: Statement, place: Document)

  /// What was recorded and retracted before counts no more for being recorded again.
  private static func retracted(_ all: [Placed], _ record: Record) throws -> [InputError] {
    let retractions = try record.retractions()
    guard !retractions.isEmpty else { return [] }
    return all.compactMap { statement, place in
      retractions[statement.id].map { retraction in
        place.error(
          "this was recorded before and retracted since, and does not count; "
            + "'stemma lineage retract \(retraction.prefix(12)) --reason …' makes it count again")
      }
    }
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
