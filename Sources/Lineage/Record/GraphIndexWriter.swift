import Store

/// Writes what a statement says into the graph tables.
struct GraphIndexWriter {
  let transaction: Transaction
  /// Whether anything was added after which the graph may have a cycle: a derivation, a retraction (which may bring one
  /// back), or another way to refer to an artifact that is already known (which may make two versions one).
  private(set) var mayCloseCycle = false

  init(transaction: Transaction) { self.transaction = transaction }

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
    let versions = try transaction.versions(name: reference.name)
    if let known = versions.first.flatMap({ ArtifactKind(number: $0.kind) }), known != kind {
      throw InputError("'\(reference.name)' is recorded as a \(known.rawValue) and cannot be a \(kind.rawValue)")
    }
    let digests = PackedDigests.pack(reference.digests)
    if let version = versions.first(where: { $0.digests == digests }) { return version.id }
    if !versions.isEmpty { mayCloseCycle = true }
    return try transaction.insertVersion(name: reference.name, kind: kind.number, digests: digests)
  }

  /// nil for none.
  private func text(_ properties: [String: String]) -> String? {
    properties.isEmpty ? nil : JSONValue.object(properties.mapValues { .string($0) }).canonical
  }

  private mutating func add(_ statement: ArtifactStatement, _ number: Int64) throws {
    let version = try version(statement.artifact, statement.kind)
    try transaction.insert(
      GraphRows.Description(
        version: version, statement: number, location: statement.location, properties: text(statement.properties)))
    for (position, trait) in statement.traits.enumerated() {
      try transaction.insert(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait,
          standing: TraitFact.Standing.carries.rawValue, basis: TraitFact.Basis.declared.rawValue))
    }
  }

  private mutating func add(_ statement: DerivationStatement, _ number: Int64) throws {
    mayCloseCycle = true
    let output = try version(statement.output, statement.method.output)
    try transaction.insert(
      GraphRows.Derivation(
        id: number, output: output, method: statement.method.number, knowledge: statement.knowledge.number,
        recipe: statement.recipeDigest.flatMap { Hex.bytes(String($0.dropFirst("sha256:".count))) },
        properties: text(statement.properties)))
    for input in statement.inputs {
      let parent = try version(input.artifact, input.role.kind)
      try transaction.insert(
        GraphRows.Input(
          derivation: number, role: input.role.number, parent: parent, share: input.share,
          source: input.source ?? statement.source))
    }
  }

  private mutating func add(_ statement: EvaluationStatement, _ number: Int64) throws {
    let version = try version(statement.model, .model)
    for (position, trait) in statement.traits.enumerated() {
      try transaction.insert(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait.trait,
          standing: trait.standing.rawValue, basis: TraitFact.Basis.evaluation.rawValue, suite: statement.suite,
          suiteDigest: statement.suiteDigest, identity: statement.model.identity, rate: trait.rate))
    }
  }

  private mutating func add(_ statement: VerdictStatement, _ number: Int64) throws {
    let version = try version(statement.candidate, .model)
    for (position, trait) in statement.traits.enumerated() {
      try transaction.insert(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait.trait,
          standing: trait.standing.rawValue, basis: TraitFact.Basis.verdict.rawValue, suite: trait.suite,
          suiteDigest: trait.suiteDigest, identity: statement.candidate.identity))
    }
  }

  private mutating func add(_ statement: RetractionStatement, _ number: Int64) throws {
    guard let retracted = try transaction.statement(id: statement.retracts) else {
      throw InputError("there is no statement \(statement.retracts) to retract", field: "retracts")
    }
    mayCloseCycle = true
    try transaction.insertRetraction(statement: number, of: retracted.number)
  }
}

extension ArtifactReference {
  /// The `identity:` digest, as text.
  fileprivate var identity: String? { digests.first { $0.scheme == .identity }?.description }
}
