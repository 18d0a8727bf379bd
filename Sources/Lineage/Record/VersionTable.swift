import Store

/// Where something that is recorded already is looked up.
protocol RecordLookup {
  /// The versions that are recorded of a name.
  func versions(name: String) throws -> [GraphRows.Version]
  /// The number of the statement with this id, 32 bytes; nil where there is none.
  func number(of id: [UInt8]) throws -> Int64?
}

/// The versions that are in the store, by name: those that were asked for, or all of them.
struct VersionTable: Sendable {
  private struct Name: Sendable {
    var kind: ArtifactKind
    var versions: [(digests: [Digest], id: Int64)]
  }

  /// Whether a name that is not here is nowhere.
  private let isComplete: Bool
  /// The id that the next version gets.
  private(set) var next: Int64
  private var numbers: [String: Int] = [:]
  private var names: [Name] = []

  /// - Parameter hasIndexes: whether versions can be looked up in the store; otherwise all are kept in memory.
  init(_ transaction: Transaction, hasIndexes: Bool) throws {
    isComplete = !hasIndexes
    next = try transaction.nextVersion()
    if isComplete { try transaction.eachVersion { keep($0) } }
  }

  private mutating func keep(_ version: GraphRows.Version) {
    let number = number(of: version.name, ArtifactKind(number: version.kind) ?? .model)
    names[number].versions.append((PackedDigests.unpack(version.digests).sorted(), version.id))
  }

  private mutating func number(of name: String, _ kind: ArtifactKind) -> Int {
    if let number = numbers[name] { return number }
    return add(name, kind)
  }

  private mutating func add(_ name: String, _ kind: ArtifactKind) -> Int {
    numbers[name] = names.count
    names.append(Name(kind: kind, versions: []))
    return names.count - 1
  }

  /// A version: its id, whether it is new, and whether it is beside others of its name.
  mutating func version(
    of reference: ArtifactReference, _ kind: ArtifactKind, in lookup: some RecordLookup
  ) throws -> (id: Int64, isNew: Bool, isAnother: Bool) {
    let number = try loaded(reference.name, kind, in: lookup)
    for version in names[number].versions where version.digests == reference.digests {
      return (version.id, false, false)
    }
    names[number].versions.append((reference.digests, next))
    next += 1
    return (next - 1, true, names[number].versions.count > 1)
  }

  /// - Throws: `InputError` where the store has another kind for this name.
  mutating func requireKind(_ kind: ArtifactKind, of name: String, in lookup: some RecordLookup) throws {
    _ = try loaded(name, kind, in: lookup)
  }

  private mutating func loaded(_ name: String, _ kind: ArtifactKind, in lookup: some RecordLookup) throws -> Int {
    if let number = numbers[name] {
      try require(kind, of: name, names[number].kind)
      return number
    }
    guard !isComplete else { return add(name, kind) }
    for version in try lookup.versions(name: name) { keep(version) }
    let number = number(of: name, kind)
    try require(kind, of: name, names[number].kind)
    return number
  }

  private func require(_ kind: ArtifactKind, of name: String, _ known: ArtifactKind) throws(InputError) {
    guard known != kind else { return }
    throw InputError("'\(name)' is recorded as a \(known.rawValue) and cannot be a \(kind.rawValue)")
  }
}
