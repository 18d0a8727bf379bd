import Store

/// What the tables of the index say, as columns: only what counts, and in numbers instead of row ids.
///
/// A *version* is a name with one exact set of digests as some statement gives it; here it is its place among them.
/// Places of statements say what was recorded before what.
struct IndexColumns {
  struct Versions {
    var ids = Numbering()
    /// Texts.
    var names: [UInt32] = []
    var kinds: [ArtifactKind] = []
    var digests: [[RawDigest]] = []
    /// The last statement that describes each version, 0 for none, and the first that mentions it, `.max` for none.
    var described: [Int64] = []
    var mentioned: [Int64] = []
    /// Versions by name.
    var byName: [UInt32] = []
  }

  struct Description {
    var version: UInt32
    var place: Int64
    /// Texts; `GraphDraft.none` for none.
    var location: UInt32
    var properties: UInt32
  }

  struct Derivation {
    var place: Int64
    var output: UInt32
    var method: DerivationMethod
    var knowledge: Knowledge
    /// Texts; `GraphDraft.none` for none.
    var recipe: UInt32
    var properties: UInt32
    var statement: UInt32
    /// Its rows of `inputs`.
    var inputs: Range<Int>
  }

  struct Input {
    var parent: UInt32
    var role: InputRole
    var share: Double?
  }

  struct Fact {
    var version: UInt32
    var fact: TraitFact
    var place: Int64
  }

  var texts: PackedTexts
  /// Where not nil, only what was recorded after this entry of the log is here, and all versions of the names that it is
  /// about.
  private let entry: Int64?
  var versions = Versions()
  /// By version.
  var descriptions: [Description] = []
  /// In the order of recording, as are those below.
  var derivations: [Derivation] = []
  var inputs: [Input] = []
  var facts: [Fact] = []

  /// Reads everything. O(rows).
  /// - Parameter live: the statements that count.
  init(_ transaction: Transaction, _ live: LiveStatements, after graph: PackedGraph? = nil) throws {
    entry = graph?.header.key.entries
    texts = graph.map { PackedTexts(after: $0) } ?? PackedTexts()
    try readVersions(transaction)
    try readDescriptions(transaction, live)
    try readDerivations(transaction, live)
    try readFacts(transaction, live)
    if !live.isOrderOfLog {
      derivations.sort { $0.place < $1.place }
      // Facts of one statement keep their order: the sort is stable.
      facts.sort { $0.place < $1.place }
    }
  }

  private mutating func readVersions(_ transaction: Transaction) throws {
    try transaction.forEach(.versions, after: entry) { row in
      versions.ids.append(row.integer(0))
      versions.names.append(texts.append(raw: row.bytes(1)))
      versions.kinds.append(row.integer(2) == 1 ? .dataset : .model)
      versions.digests.append(RawDigest.list(row.bytes(3)))
    }
    try transaction.forEach(.versionsByName, after: entry) { row in
      if let version = versions.ids.place(of: row.integer(0)) { versions.byName.append(UInt32(version)) }
    }
    versions.described = [Int64](repeating: 0, count: versions.ids.count)
    versions.mentioned = [Int64](repeating: .max, count: versions.ids.count)
  }

  private mutating func mention(_ version: Int, _ place: Int64) {
    versions.mentioned[version] = min(versions.mentioned[version], place)
  }

  private mutating func readDescriptions(_ transaction: Transaction, _ live: LiveStatements) throws {
    try transaction.forEach(.descriptions, after: entry) { row in
      guard live.contains(row.integer(1)), let version = versions.ids.place(of: row.integer(0)) else { return }
      let place = live.place(row.integer(1))
      versions.described[version] = max(versions.described[version], place)
      mention(version, place)
      guard !row.isNull(2) || !row.isNull(3) else { return }
      let (location, properties) = (text(row, 2), text(row, 3))
      descriptions.append(
        Description(version: UInt32(version), place: place, location: location, properties: properties))
    }
  }

  private mutating func text(_ row: IndexRow, _ column: Int32) -> UInt32 {
    row.isNull(column) ? GraphDraft.none : texts.append(raw: row.bytes(column))
  }

  private mutating func readDerivations(_ transaction: Transaction, _ live: LiveStatements) throws {
    var numbers = Numbering()
    try transaction.forEach(.derivations, after: entry) { row in
      guard live.contains(row.integer(0)), let output = versions.ids.place(of: row.integer(1)),
        let method: DerivationMethod = row.word(2)
      else { return }
      numbers.append(row.integer(0))
      let place = live.place(row.integer(0))
      mention(output, place)
      let recipe = row.isNull(4) ? GraphDraft.none : texts.append(.sha256, raw: row.bytes(4))
      let (properties, statement) = (text(row, 5), texts.append(nil, raw: row.bytes(6)))
      derivations.append(
        Derivation(
          place: place, output: UInt32(output), method: method, knowledge: row.word(3) ?? .inferred, recipe: recipe,
          properties: properties, statement: statement, inputs: 0..<0))
    }
    try readInputs(transaction, numbers)
  }

  private mutating func readInputs(_ transaction: Transaction, _ numbers: Numbering) throws {
    var number: Int64?
    var derivation: Int?
    try transaction.forEach(.inputs, after: entry) { row in
      if row.integer(0) != number {
        number = row.integer(0)
        derivation = numbers.place(of: row.integer(0))
        if let derivation { derivations[derivation].inputs = inputs.count..<inputs.count }
      }
      guard let derivation, let parent = versions.ids.place(of: row.integer(2)), let role: InputRole = row.word(1)
      else {
        return
      }
      mention(parent, derivations[derivation].place)
      let share = row.number(3).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil }
      inputs.append(Input(parent: UInt32(parent), role: role, share: share))
      derivations[derivation].inputs = derivations[derivation].inputs.lowerBound..<inputs.count
    }
  }

  private mutating func readFacts(_ transaction: Transaction, _ live: LiveStatements) throws {
    try transaction.forEach(.facts, after: entry) { row in
      guard live.contains(row.integer(1)), let version = versions.ids.place(of: row.integer(0)),
        let standing = row.text(4).flatMap({ TraitFact.Standing(rawValue: $0) }),
        let basis = row.text(5).flatMap({ TraitFact.Basis(rawValue: $0) })
      else { return }
      let place = live.place(row.integer(1))
      mention(version, place)
      let fact = TraitFact(
        trait: row.text(3) ?? "", standing: standing, basis: basis, statement: Hex.text(row.bytes(10)),
        suite: row.text(6), suiteDigest: row.text(7), modelIdentity: row.text(8).flatMap { Digest($0) },
        recordedAt: live.recordedAt(row.integer(1)), rate: row.number(9).flatMap { (0...1).contains($0) ? $0 : nil })
      facts.append(Fact(version: UInt32(version), fact: fact, place: place))
    }
  }
}

extension IndexRow {
  /// - Returns: nil for a number that stands for no word.
  fileprivate func word<Word: StoredNumber>(_ column: Int32) -> Word? {
    UInt8(exactly: integer(column)).flatMap { Word(number: $0) }
  }
}
