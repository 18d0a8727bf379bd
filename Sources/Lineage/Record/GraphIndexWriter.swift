import Store

/// Writes what a statement says into the graph tables.
struct GraphIndexWriter {
  private let transaction: Transaction
  private let log: LogWriter
  private let rows: GraphWriter
  private var versions: VersionTable
  /// What may have closed a cycle; to be checked when all is written.
  private(set) var suspects = CycleSuspects()

  /// - Parameter hasIndexes: whether versions can be looked up in the store; otherwise all are kept in memory.
  init(_ transaction: Transaction, _ log: LogWriter, _ rows: GraphWriter, hasIndexes: Bool) throws {
    self.transaction = transaction
    self.log = log
    self.rows = rows
    versions = try VersionTable(transaction, rows, hasIndexes: hasIndexes)
  }

  mutating func add(_ statement: Statement, number: Int64) throws {
    switch statement {
    case .artifact(let statement): try add(statement, number)
    case .derivation(let statement): try add(statement, number)
    case .evaluation(let statement): try add(statement, number)
    case .verdict(let statement): try add(statement, number)
    case .observation, .waiver: break
    case .retraction(let statement): try add(statement, number)
    }
  }

  private mutating func version(_ reference: ArtifactReference, _ kind: ArtifactKind) throws -> Int64 {
    let version = try versions.version(of: reference, kind)
    if version.isAnother { suspects.names.insert(reference.name) }
    return version.id
  }

  /// nil for none.
  private func text(_ properties: [String: String]) -> String? {
    properties.isEmpty ? nil : JSONValue.object(properties.mapValues { .string($0) }).canonical
  }

  private mutating func add(_ statement: ArtifactStatement, _ number: Int64) throws {
    let version = try version(statement.artifact, statement.kind)
    try rows.insert(
      GraphRows.Description(
        version: version, statement: number, location: statement.location, properties: text(statement.properties)))
    for (position, trait) in statement.traits.enumerated() {
      try rows.insert(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait,
          standing: TraitFact.Standing.carries.rawValue, basis: TraitFact.Basis.declared.rawValue))
    }
  }

  private mutating func add(_ statement: DerivationStatement, _ number: Int64) throws {
    let output = try version(statement.output, statement.method.output)
    if !statement.inputs.isEmpty { suspects.outputs.append(output) }
    try rows.insert(
      GraphRows.Derivation(
        id: number, output: output, method: statement.method.number, knowledge: statement.knowledge.number,
        recipe: statement.recipe.map { SHA256Text.bytes($0.canonical) }, properties: text(statement.properties)))
    for input in statement.inputs {
      let parent = try version(input.artifact, input.role.kind)
      try rows.insert(
        GraphRows.Input(
          derivation: number, role: input.role.number, parent: parent, share: input.share,
          source: input.source ?? statement.source))
    }
  }

  /// What says nothing about a trait leaves no trace of its model: it would be an artifact that nothing tells of.
  private mutating func add(_ statement: EvaluationStatement, _ number: Int64) throws {
    guard !statement.traits.isEmpty else { return try versions.requireKind(.model, of: statement.model.name) }
    let version = try version(statement.model, .model)
    for (position, trait) in statement.traits.enumerated() {
      try rows.insert(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait.trait,
          standing: trait.standing.rawValue, basis: TraitFact.Basis.evaluation.rawValue, suite: statement.suite,
          suiteDigest: statement.suiteDigest, identity: statement.model.identity, rate: trait.rate))
    }
  }

  private mutating func add(_ statement: VerdictStatement, _ number: Int64) throws {
    guard !statement.traits.isEmpty else { return try versions.requireKind(.model, of: statement.candidate.name) }
    let version = try version(statement.candidate, .model)
    for (position, trait) in statement.traits.enumerated() {
      try rows.insert(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait.trait,
          standing: trait.standing.rawValue, basis: TraitFact.Basis.verdict.rawValue, suite: trait.suite,
          suiteDigest: trait.suiteDigest, identity: statement.candidate.identity))
    }
  }

  private mutating func add(_ statement: RetractionStatement, _ number: Int64) throws {
    guard let retracted = try Hex.bytes(statement.retracts).flatMap(log.number) else {
      throw InputError("there is no statement \(statement.retracts) to retract", field: "retracts")
    }
    // What a retracted retraction had retracted is back, and may close a cycle.
    if try transaction.kind(of: retracted) == "retraction" { suspects.all = true }
    try transaction.insertRetraction(statement: number, of: retracted)
  }
}

extension ArtifactReference {
  /// The `identity:` digest, as text.
  fileprivate var identity: String? { digests.first { $0.scheme == .identity }?.description }
}
