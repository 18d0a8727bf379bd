import FoundationEssentials
import Store

/// Reads what people already have and records what it says.
///
/// A bad row, field or file is left out with a warning, and the rest is recorded.
package struct Import: Sendable {
  package struct Options: Sendable {
    /// The word of a format; nil to recognise it file by file.
    package var format: String?
    /// Which column or path holds what, for formats that cannot say it themselves.
    package var map: [String: String] = [:]
    /// The name of the artifact that the path is; nil to take it from the path.
    package var name: String?
    /// Who must have signed what is signed; none to check no signature.
    package var keys: [PublicKey] = []
    /// How weights that lie in imported model folders are hashed, so that the models are pinned; nil: not at all.
    package var hashing: Hashing? = Hashing()

    package init() {}
  }

  package enum Step: String, Sendable {
    case reading, hashing
  }

  package struct Refusal: Sendable, Equatable {
    package var file: String
    package var reason: String
  }

  package struct Outcome: Sendable {
    /// Files that an importer read.
    package var read = 0
    /// Statements that are new in the store.
    package var recorded = 0
    package var unchanged = 0
    package var warnings: [InputError] = []
    package var refused: [Refusal] = []
    /// Files that no importer knows, in folders; they are left alone.
    package var unrecognised: [String] = []
    /// Files read, by format.
    package var formats: [String: Int] = [:]
    /// Artifacts that the files describe, by kind; what they only name is not among them.
    package var artifacts: [ArtifactKind: Int] = [:]
    /// Accounts of how something was made.
    package var derivations = 0
  }

  private let options: Options
  private let record: Record
  private(set) var outcome = Outcome()

  package init(into record: Record, options: Options = .init()) {
    self.record = record
    self.options = options
  }

  /// Imports files and folders, with all that lies in them.
  /// - Parameter progress: called with what is being done, and how many of how many files or models are done.
  /// - Throws: `InputError` where a path, the format's word or the name is wrong; `StoreError`.
  package mutating func run(
    _ paths: [String], at time: Timestamp, progress: (Step, Int, Int) -> Void = { _, _, _ in }
  ) throws -> Outcome {
    let forced = try options.format.map { try ImportFormats.named($0) }
    let walk = try ImportWalk(paths, name: options.name)
    let isSingle = Set(paths.map { Location.absolute($0, in: "") })
    var claims = Claims(map: options.map, subjects: walk.subjects, keys: options.keys)
    for (index, found) in walk.files.enumerated() {
      progress(.reading, index, walk.files.count)
      read(found, forced, isNamed: isSingle.contains(found.path), &claims)
    }
    try store(claims, at: time, progress)
    return outcome
  }

  private mutating func read(
    _ found: ImportWalk.Found, _ forced: (any Importer.Type)?, isNamed: Bool, _ claims: inout Claims
  ) {
    let mark = claims.mark
    do throws(InputError) {
      let file = try ImportFile(path: found.path, label: found.label, subject: found.subject)
      guard let importer = forced ?? ImportFormats.all.first(where: { $0.recognises(file) }) else {
        try unrecognised(file, isNamed: isNamed)
        return
      }
      if case .broken(let error) = file.content { throw error }
      try importer.read(file, into: &claims)
      outcome.read += 1
      outcome.formats[importer.format, default: 0] += 1
    } catch {
      claims.forget(after: mark)
      outcome.refused.append(Refusal(file: found.label, reason: Self.reason(error, found.label)))
    }
  }

  /// A reason that does not say the file's name again.
  private static func reason(_ error: InputError, _ label: String) -> String {
    var error = error
    if error.file == label, error.line == nil { error.file = nil }
    return error.description
  }

  private mutating func unrecognised(_ file: ImportFile, isNamed: Bool) throws(InputError) {
    if let error = file.damage { throw error }
    if case .broken(let error) = file.content, isNamed { throw error }
    guard isNamed else { return outcome.unrecognised.append(file.label) }
    throw InputError("no import format is recognised in this file; --as names one", expected: ImportFormats.words)
  }

  private mutating func store(
    _ claims: Claims, at time: Timestamp, _ progress: (Step, Int, Int) -> Void
  ) throws {
    outcome.warnings += claims.warnings
    var assembler = ImportAssembler(record: try record.graph(), storePath: record.store.path)
    let statements = assembler.statements(claims, hashing: options.hashing) { progress(.hashing, $0, $1) }
    outcome.warnings += assembler.warnings
    guard !statements.isEmpty else { return }
    count(statements)
    let result = try record.record(statements, at: time)
    outcome.recorded = result.recorded
    outcome.unchanged = result.unchanged
  }

  private mutating func count(_ statements: [Statement]) {
    for statement in statements {
      switch statement {
      case .artifact(let artifact): outcome.artifacts[artifact.kind, default: 0] += 1
      case .derivation: outcome.derivations += 1
      default: break
      }
    }
  }
}
