import Store

/// Makes the graph from the rows of the index.
struct GraphLoader {
  private let rows: GraphRows
  private let origins: [Int64: GraphRows.Origin]
  /// Numbers of the statements that count.
  private let live: Set<Int64>
  private var nodeOf: [Int64: Int] = [:]
  private var nodes: [LineageGraph.Node] = []

  init(rows: GraphRows, asOf time: Timestamp? = nil) {
    self.rows = rows
    origins = Dictionary(uniqueKeysWithValues: rows.origins.map { ($0.number, $0) })
    live = Self.live(rows, asOf: time)
  }

  /// Statements that were recorded in time and are not retracted. The newest retraction is looked at first, because a
  /// retraction may itself be retracted.
  private static func live(_ rows: GraphRows, asOf time: Timestamp?) -> Set<Int64> {
    let inTime = rows.origins.filter { origin in time.map { origin.recordedAt <= $0.description } ?? true }
    var live = Set(inTime.map(\.number))
    guard !rows.retractions.isEmpty else { return live }
    let numbers = Dictionary(uniqueKeysWithValues: inTime.map { ($0.id, $0.number) })
    for retraction in rows.retractions.reversed() where live.contains(retraction.statement) {
      if let number = numbers[retraction.retracts] { live.remove(number) }
    }
    return live
  }

  mutating func graph() -> LineageGraph {
    addNodes()
    describe()
    let derivations = addDerivations()
    addFacts()
    let recorded = LineageGraph(nodes: nodes, edges: edges(derivations))
    let same = SameBytes(recorded).edges
    return same.isEmpty ? recorded : LineageGraph(nodes: nodes, edges: recorded.edges + same)
  }

  private mutating func addNodes() {
    let groups = VersionGroups(rows: rows, live: live).groups
    nodes.reserveCapacity(groups.count)
    for group in groups {
      guard let first = group.versions.first else { continue }
      let kind = ArtifactKind(rawValue: first.kind) ?? .model
      nodes.append(LineageGraph.Node(name: first.name, kind: kind, digests: group.digests))
      for version in group.versions { nodeOf[version.id] = nodes.count - 1 }
    }
  }

  /// The newest statement says the place; properties add up, the newest value of each counting.
  private mutating func describe() {
    for row in rows.descriptions where live.contains(row.statement) {
      guard let node = nodeOf[row.version] else { continue }
      if let location = row.location { nodes[node].location = location }
      nodes[node].properties.merge(Self.texts(row.properties)) { $1 }
    }
  }

  private mutating func addDerivations() -> [Int64: GraphRows.Derivation] {
    var derivations: [Int64: GraphRows.Derivation] = [:]
    for row in rows.derivations where live.contains(row.id) {
      guard let node = nodeOf[row.output], let method = DerivationMethod(rawValue: row.method) else { continue }
      derivations[row.id] = row
      nodes[node].derivations.append(
        LineageGraph.Derivation(
          statement: origins[row.id]?.id ?? "", method: method,
          knowledge: Knowledge(rawValue: row.knowledge) ?? .inferred,
          recipe: row.recipe, properties: Self.texts(row.properties)))
    }
    return derivations
  }

  private func edges(_ derivations: [Int64: GraphRows.Derivation]) -> [LineageGraph.Edge] {
    rows.inputs.compactMap { row in
      guard let derivation = derivations[row.derivation], let method = DerivationMethod(rawValue: derivation.method),
        let from = nodeOf[row.parent], let to = nodeOf[row.child], let role = InputRole(rawValue: row.role)
      else { return nil }
      return LineageGraph.Edge(
        from: from, to: to, role: role, method: method,
        knowledge: Knowledge(rawValue: derivation.knowledge) ?? .inferred, share: row.share,
        statement: origins[row.derivation]?.id ?? "")
    }
  }

  private mutating func addFacts() {
    for row in rows.facts where live.contains(row.statement) {
      guard let node = nodeOf[row.version], let standing = TraitFact.Standing(rawValue: row.standing),
        let basis = TraitFact.Basis(rawValue: row.basis)
      else { continue }
      let origin = origins[row.statement]
      nodes[node].traits.append(
        TraitFact(
          trait: row.trait, standing: standing, basis: basis, statement: origin?.id ?? "", suite: row.suite,
          suiteDigest: row.suiteDigest, modelIdentity: row.identity.flatMap { Digest($0) },
          recordedAt: origin?.recordedAt, rate: row.rate))
    }
  }

  private static func texts(_ json: String) -> [String: String] {
    guard json != "{}", let members = (try? JSONValue(parsing: json))?.object else { return [:] }
    return members.compactMapValues(\.string)
  }
}
