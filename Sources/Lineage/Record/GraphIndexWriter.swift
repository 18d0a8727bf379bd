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
    case .observation: break
    case .retraction(let statement): try add(statement, number)
    }
  }

  private mutating func version(_ reference: ArtifactReference, _ kind: ArtifactKind) throws -> Int64 {
    let artifact = try transaction.artifact(name: reference.name, kind: kind.rawValue)
    guard artifact.kind == kind.rawValue else {
      throw InputError("'\(reference.name)' is recorded as a \(artifact.kind) and cannot be a \(kind.rawValue)")
    }
    let digests = reference.digests.map(\.description).joined(separator: " ")
    let version = try transaction.version(artifact: artifact.id, digests: digests)
    if version.isNew, !artifact.isNew { mayCloseCycle = true }
    return version.id
  }

  private func text(_ properties: [String: String]) -> String {
    JSONValue.object(properties.mapValues { .string($0) }).canonical
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
        id: number, output: output, method: statement.method.rawValue, knowledge: statement.knowledge.rawValue,
        recipe: statement.recipeDigest, properties: text(statement.properties)))
    for input in statement.inputs {
      let parent = try version(input.artifact, input.role.kind)
      try transaction.insert(
        GraphRows.Input(
          child: output, parent: parent, role: input.role.rawValue, derivation: number, share: input.share))
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
    guard try transaction.statement(id: statement.retracts) != nil else {
      throw InputError("there is no statement \(statement.retracts) to retract", field: "retracts")
    }
    mayCloseCycle = true
    try transaction.insertRetraction(statement: number, of: statement.retracts)
  }
}

extension ArtifactReference {
  /// The `identity:` digest, as text.
  fileprivate var identity: String? { digests.first { $0.scheme == .identity }?.description }
}
