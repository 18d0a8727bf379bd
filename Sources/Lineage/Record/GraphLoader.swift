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

  /// Statements that were recorded in time and are not retracted. A retraction is decided after those that retract it.
  private static func live(_ rows: GraphRows, asOf time: Timestamp?) -> Set<Int64> {
    let inTime = rows.origins.filter { origin in time.map { origin.recordedAt <= $0.secondsSince1970 } ?? true }
    var live = Set(inTime.map(\.number))
    let targets = Dictionary(
      rows.retractions.filter { live.contains($0.statement) }.map { ($0.statement, $0.retracts) }
    ) { first, _ in first }
    var undecided = targets.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var decidable = targets.keys.filter { undecided[$0] == nil }
    while let retraction = decidable.popLast(), let target = targets[retraction] {
      if live.contains(retraction) { live.remove(target) }
      undecided[target, default: 1] -= 1
      if undecided[target] == 0, targets[target] != nil { decidable.append(target) }
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
      let kind = ArtifactKind(number: first.kind) ?? .model
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
      guard let node = nodeOf[row.output], let method = DerivationMethod(number: row.method) else { continue }
      derivations[row.id] = row
      nodes[node].derivations.append(
        LineageGraph.Derivation(
          statement: origins[row.id]?.id ?? "", method: method,
          knowledge: Knowledge(number: row.knowledge) ?? .inferred,
          recipe: row.recipe.map { "sha256:" + Hex.text($0) }, properties: Self.texts(row.properties)))
    }
    return derivations
  }

  /// In the order of recording, and within a derivation by role and input.
  private func edges(_ derivations: [Int64: GraphRows.Derivation]) -> [LineageGraph.Edge] {
    var edges: [LineageGraph.Edge] = []
    var rest = rows.inputs[...]
    while let derivation = rest.first?.derivation {
      let found = rest.prefix { $0.derivation == derivation }.compactMap { edge($0, derivations) }
      rest = rest.drop { $0.derivation == derivation }
      edges += found.count == 1 ? found : found.sorted(by: Self.precedes)
    }
    return edges
  }

  private static func precedes(_ left: LineageGraph.Edge, _ right: LineageGraph.Edge) -> Bool {
    (left.role.number, left.from, left.share ?? 0) < (right.role.number, right.from, right.share ?? 0)
  }

  private func edge(_ row: GraphRows.Input, _ derivations: [Int64: GraphRows.Derivation]) -> LineageGraph.Edge? {
    guard let derivation = derivations[row.derivation], let method = DerivationMethod(number: derivation.method),
      let from = nodeOf[row.parent], let to = nodeOf[derivation.output], let role = InputRole(number: row.role)
    else { return nil }
    return LineageGraph.Edge(
      from: from, to: to, role: role, method: method,
      knowledge: Knowledge(number: derivation.knowledge) ?? .inferred, share: row.share,
      statement: origins[row.derivation]?.id ?? "")
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
          recordedAt: origin.flatMap { Timestamp(secondsSince1970: Int($0.recordedAt)) }?.description, rate: row.rate))
    }
  }

  private static func texts(_ json: String?) -> [String: String] {
    guard let json, let members = (try? JSONValue(parsing: json))?.object else { return [:] }
    return members.compactMapValues(\.string)
  }
}
