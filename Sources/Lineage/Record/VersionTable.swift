import Store

/// Where something that is recorded already is looked up.
protocol RecordLookup {
  /// The versions that are recorded of a name.
  func versions(name: String) throws -> [GraphRows.Version]
  /// The number of the statement with this id, 32 bytes; nil where there is none.
  func number(of id: [UInt8]) throws -> Int64?
}

/// The versions that are in the store: those of names that were asked for, or all of them.
struct VersionTable: Sendable {
  private struct Version: Sendable {
    var id: Int64
    var kind: ArtifactKind
  }

  /// Whether a name that is not here is nowhere.
  private let isComplete: Bool
  /// The id that the next version gets.
  private(set) var next: Int64
  private var versions: [ReferenceKey: Version] = [:]
  /// Of the names that were asked for, or of all.
  private var kinds: [String: ArtifactKind] = [:]

  /// - Parameter hasIndexes: whether versions can be looked up in the store; otherwise all are kept in memory.
  init(_ transaction: Transaction, hasIndexes: Bool) throws {
    isComplete = !hasIndexes
    next = try transaction.nextVersion()
    if isComplete { try transaction.eachVersion { keep($0) } }
  }

  /// Makes room for so many versions more.
  mutating func reserve(_ count: Int) {
    versions.reserveCapacity(versions.count + count)
    kinds.reserveCapacity(kinds.count + count)
  }

  private mutating func keep(_ version: GraphRows.Version) {
    // The first version of a name decides, should a damaged store give it two kinds.
    let kind = kinds[version.name] ?? ArtifactKind(number: version.kind) ?? .model
    kinds[version.name] = kind
    let reference = ArtifactReference(name: version.name, digests: PackedDigests.unpack(version.digests))
    let key = ReferenceKey(reference)
    if versions[key] == nil { versions[key] = Version(id: version.id, kind: kind) }
  }

  /// A version: its id, whether it is new, and whether it is beside others of its name.
  /// - Throws: `InputError` where the store has another kind for this name.
  mutating func version(
    of reference: ArtifactReference, _ kind: ArtifactKind, in lookup: some RecordLookup
  ) throws -> (id: Int64, isNew: Bool, isAnother: Bool) {
    let key = ReferenceKey(reference)
    if let known = try known(key, reference, kind) { return (known, false, false) }
    let isKnownName = try load(reference.name, kind, in: lookup)
    if let known = try known(key, reference, kind) { return (known, false, false) }
    versions[key] = Version(id: next, kind: kind)
    next += 1
    return (next - 1, true, isKnownName)
  }

  /// - Throws: `InputError` where the store has another kind for this name.
  mutating func requireKind(_ kind: ArtifactKind, of name: String, in lookup: some RecordLookup) throws {
    _ = try load(name, kind, in: lookup)
  }

  private func known(
    _ key: ReferenceKey, _ reference: ArtifactReference, _ kind: ArtifactKind
  ) throws(InputError) -> Int64? {
    guard let version = versions[key] else { return nil }
    try require(kind, of: reference.name, version.kind)
    return version.id
  }

  /// - Returns: whether there was anything of this name.
  private mutating func load(_ name: String, _ kind: ArtifactKind, in lookup: some RecordLookup) throws -> Bool {
    if kinds[name] == nil, !isComplete { for version in try lookup.versions(name: name) { keep(version) } }
    guard let known = kinds[name] else {
      kinds[name] = kind
      return false
    }
    try require(kind, of: name, known)
    return true
  }

  private func require(_ kind: ArtifactKind, of name: String, _ known: ArtifactKind) throws(InputError) {
    guard known != kind else { return }
    throw InputError("'\(name)' is recorded as a \(known.rawValue) and cannot be a \(kind.rawValue)")
  }
}
