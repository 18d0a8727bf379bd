import Store

/// Turns what statements say into rows of the graph tables.
struct GraphRowMaker<Lookup: RecordLookup> {
  private var versions: VersionTable
  var lookup: Lookup
  private var rows = GraphRows()
  /// What may have closed a cycle; to be checked when all is written.
  private(set) var suspects = CycleSuspects()
  private var uses: VersionUses

  init(_ versions: VersionTable, _ lookup: Lookup) {
    self.versions = versions
    self.lookup = lookup
    uses = VersionUses(first: versions.next)
  }

  /// The rows that were made since this was asked for last.
  mutating func takeRows() -> GraphRows {
    defer { rows = GraphRows() }
    return rows
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
    let version = try versions.version(of: reference, kind, in: lookup)
    if version.isAnother { suspects.names.insert(reference.name) }
    if version.isNew {
      rows.versions.append(
        GraphRows.Version(
          id: version.id, name: reference.name, kind: kind.number, digests: PackedDigests.pack(reference.digests)))
    }
    return version.id
  }

  /// nil for none.
  private func text(_ properties: [String: String]) -> String? {
    properties.isEmpty ? nil : JSONValue.object(properties.mapValues { .string($0) }).canonical
  }

  private mutating func add(_ statement: ArtifactStatement, _ number: Int64) throws {
    let version = try version(statement.artifact, statement.kind)
    rows.descriptions.append(
      GraphRows.Description(
        version: version, statement: number, location: statement.location, properties: text(statement.properties)))
    for (position, trait) in statement.traits.enumerated() {
      rows.facts.append(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait,
          standing: TraitFact.Standing.carries.rawValue, basis: TraitFact.Basis.declared.rawValue))
    }
  }

  private mutating func add(_ statement: DerivationStatement, _ number: Int64) throws {
    let output = try version(statement.output, statement.method.output)
    rows.derivations.append(
      GraphRows.Derivation(
        id: number, output: output, method: statement.method.number, knowledge: statement.knowledge.number,
        recipe: statement.recipe.map { SHA256Text.bytes($0.canonical) }, properties: text(statement.properties)))
    let first = rows.inputs.count
    for input in statement.inputs {
      let parent = try version(input.artifact, input.role.kind)
      uses.insert(parent)
      rows.inputs.append(
        GraphRows.Input(
          derivation: number, role: input.role.number, parent: parent, share: input.share,
          source: input.source ?? statement.source))
    }
    // Of the edges of a cycle, the one that comes last leads into something that is used already.
    if !statement.inputs.isEmpty, uses.mayContain(output) { suspects.outputs.append(output) }
    // As they lie in the table, where each then comes at the end.
    rows.inputs[first...].sort { ($0.role, $0.parent) < ($1.role, $1.parent) }
  }

  /// What says nothing about a trait leaves no trace of its model: it would be an artifact that nothing tells of.
  private mutating func add(_ statement: EvaluationStatement, _ number: Int64) throws {
    guard !statement.traits.isEmpty else {
      return try versions.requireKind(.model, of: statement.model.name, in: lookup)
    }
    let version = try version(statement.model, .model)
    for (position, trait) in statement.traits.enumerated() {
      rows.facts.append(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait.trait,
          standing: trait.standing.rawValue, basis: TraitFact.Basis.evaluation.rawValue, suite: statement.suite,
          suiteDigest: statement.suiteDigest, identity: statement.model.identity, rate: trait.rate))
    }
  }

  private mutating func add(_ statement: VerdictStatement, _ number: Int64) throws {
    guard !statement.traits.isEmpty else {
      return try versions.requireKind(.model, of: statement.candidate.name, in: lookup)
    }
    let version = try version(statement.candidate, .model)
    for (position, trait) in statement.traits.enumerated() {
      rows.facts.append(
        GraphRows.Fact(
          version: version, statement: number, position: position, trait: trait.trait,
          standing: trait.standing.rawValue, basis: TraitFact.Basis.verdict.rawValue, suite: trait.suite,
          suiteDigest: trait.suiteDigest, identity: statement.candidate.identity))
    }
  }

  private mutating func add(_ statement: RetractionStatement, _ number: Int64) throws {
    guard let retracted = try Hex.bytes(statement.retracts).flatMap(lookup.number) else {
      throw InputError("there is no statement \(statement.retracts) to retract", field: "retracts")
    }
    rows.retractions.append(GraphRows.Retraction(statement: number, retracts: retracted))
  }
}

extension ArtifactReference {
  /// The `identity:` digest, as text.
  fileprivate var identity: String? { digests.first { $0.scheme == .identity }?.description }
}

extension GraphRowMaker: Sendable where Lookup: Sendable {}
