import Store

/// The versions that are in the store, by name: those that were asked for, or all of them.
struct VersionTable {
  private struct Name {
    var kind: ArtifactKind
    var versions: [(digests: [Digest], id: Int64)]
  }

  private let transaction: Transaction
  private let rows: GraphWriter
  private let hasIndexes: Bool
  private var numbers: [String: Int] = [:]
  private var names: [Name] = []

  init(_ transaction: Transaction, _ rows: GraphWriter, hasIndexes: Bool) throws {
    self.transaction = transaction
    self.rows = rows
    self.hasIndexes = hasIndexes
    if !hasIndexes { try load() }
  }

  private mutating func load() throws {
    var versions: [GraphRows.Version] = []
    try transaction.eachVersion { versions.append($0) }
    for version in versions { keep(version.id, version.name, version.kind, version.digests) }
  }

  private mutating func keep(_ id: Int64, _ name: String, _ kind: UInt8, _ digests: [UInt8]) {
    let number = number(of: name, ArtifactKind(number: kind) ?? .model)
    names[number].versions.append((PackedDigests.unpack(digests).sorted(), id))
  }

  private mutating func number(of name: String, _ kind: ArtifactKind) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = names.count
    names.append(Name(kind: kind, versions: []))
    return names.count - 1
  }

  /// The id of a version, which is inserted where it is new; `isAnother` says that it was, beside others of its name.
  mutating func version(of reference: ArtifactReference, _ kind: ArtifactKind) throws -> (id: Int64, isAnother: Bool) {
    let number = try loaded(reference.name, kind)
    for version in names[number].versions where version.digests == reference.digests { return (version.id, false) }
    let id = try rows.insertVersion(
      name: reference.name, kind: kind.number, digests: PackedDigests.pack(reference.digests))
    names[number].versions.append((reference.digests, id))
    return (id, names[number].versions.count > 1)
  }

  /// - Throws: `InputError` where the store has another kind for this name.
  mutating func requireKind(_ kind: ArtifactKind, of name: String) throws { _ = try loaded(name, kind) }

  private mutating func loaded(_ name: String, _ kind: ArtifactKind) throws -> Int {
    if let number = numbers[name] {
      try require(kind, of: name, names[number])
      return number
    }
    let known = hasIndexes ? try transaction.versions(name: name) : []
    for version in known { keep(version.id, name, version.kind, version.digests) }
    let number = number(of: name, kind)
    try require(kind, of: name, names[number])
    return number
  }

  private func require(_ kind: ArtifactKind, of name: String, _ known: Name) throws(InputError) {
    guard known.kind != kind else { return }
    throw InputError("'\(name)' is recorded as a \(known.kind.rawValue) and cannot be a \(kind.rawValue)")
  }
}
