import Store

/// Makes a graph from what the tables of the index say. O(n · log n).
struct GraphLoader {
  private let columns: IndexColumns
  private var draft = GraphDraft()
  /// The node of each version; `GraphDraft.none` for one that nothing mentions.
  private var nodes: [UInt32]

  /// - Parameter time: until when statements count; nil for all.
  static func draft(_ transaction: Transaction, asOf time: Timestamp? = nil) throws -> GraphDraft {
    var loader = GraphLoader(try IndexColumns(transaction, asOf: time))
    loader.addNodes()
    loader.addDescriptions()
    loader.addDerivations()
    for row in loader.columns.facts { loader.draft.add(row.fact, to: Int(loader.nodes[Int(row.version)])) }
    SameBytes.add(to: &loader.draft)
    return loader.draft
  }

  private init(_ read: IndexColumns) {
    var read = read
    draft.texts = read.texts
    read.texts = PackedTexts()
    columns = read
    nodes = [UInt32](repeating: GraphDraft.none, count: read.versions.ids.count)
  }

  // MARK: Nodes

  /// Nodes in recorded order: when each was last described, or first mentioned where it never was; what is only
  /// mentioned comes first. Of several that come from one statement, the smaller name and digests come first.
  private mutating func addNodes() {
    let groups = groups()
    let order = groups.indices.map { (key: key(groups[$0]), group: $0) }.sorted { $0 < $1 }
    var nodeOfGroup = [UInt32](repeating: 0, count: groups.count)
    for (node, entry) in order.enumerated() {
      nodeOfGroup[entry.group] = UInt32(node)
      let group = groups[entry.group]
      let first = group.versions[0]
      draft.addNode(
        name: columns.versions.names[first], kind: columns.versions.kinds[first],
        isDescribed: group.versions.contains { columns.versions.described[$0] > 0 })
      for version in group.versions { nodes[version] = UInt32(node) }
      for digest in group.digests { draft.addDigest(draft.texts.append(digest), digest.scheme, to: node) }
    }
    draft.byName = byName(groups, nodeOfGroup)
  }

  /// By name, then by digests.
  private func groups() -> [VersionGroups.Group] {
    let versions = columns.versions
    let used = versions.byName.lazy.map { Int($0) }.filter { versions.mentioned[$0] != .max }
    var groups: [VersionGroups.Group] = []
    groups.reserveCapacity(versions.ids.count)
    var name: [Int] = []
    for version in used {
      if let first = name.first, !draft.texts.areEqual(versions.names[first], versions.names[version]) {
        groups += VersionGroups.groups(name.map { ($0, versions.digests[$0]) })
        name = []
      }
      name.append(version)
    }
    if !name.isEmpty { groups += VersionGroups.groups(name.map { ($0, versions.digests[$0]) }) }
    return groups
  }

  /// Sorts groups in recorded order.
  private func key(_ group: VersionGroups.Group) -> UInt64 {
    let described = group.versions.reduce(0) { max($0, columns.versions.described[$1]) }
    let mentioned = group.versions.reduce(.max) { min($0, columns.versions.mentioned[$1]) }
    return described > 0 ? 1 << 63 | UInt64(described) : UInt64(max(0, mentioned))
  }

  private func byName(_ groups: [VersionGroups.Group], _ nodeOfGroup: [UInt32]) -> [UInt32] {
    var byName = nodeOfGroup
    for name in groups.chunked(by: { draft.texts.name(columns.versions.names[$0.versions[0]]) }) where name.count > 1 {
      byName[name.indices].sort()
    }
    return byName
  }

  // MARK: What is about them

  /// The newest statement says the place; properties add up, the newest value of each counting.
  private mutating func addDescriptions() {
    let rows = columns.descriptions
    let byNode = Grouping(rows.map { nodes[Int($0.version)] }, count: draft.nodeCount)
    for node in 0..<draft.nodeCount {
      let own = byNode.order[Int(byNode.starts[node])..<Int(byNode.starts[node + 1])].map { rows[Int($0)] }
      if own.count > 1 {
        addDescriptions(own.sorted { $0.place < $1.place }, to: node)
      } else if let row = own.first {
        draft.location[node] = row.location
        draft.properties[node] = row.properties
      }
    }
  }

  private mutating func addDescriptions(_ rows: [IndexColumns.Description], to node: Int) {
    var properties: [String: JSONValue] = [:]
    for row in rows {
      if row.location != GraphDraft.none { draft.location[node] = row.location }
      let own = row.properties == GraphDraft.none ? nil : try? JSONValue(parsing: draft.texts.text(row.properties))
      properties.merge(own?.object ?? [:]) { $1 }
    }
    draft.properties[node] = draft.number(of: properties.compactMapValues(\.string))
  }

  /// Edges in the order of recording, and within a derivation by role and input.
  private mutating func addDerivations() {
    for derivation in columns.derivations {
      let node = nodes[Int(derivation.output)]
      draft.addDerivation(
        of: Int(node), statement: derivation.statement, method: derivation.method, knowledge: derivation.knowledge,
        recipe: derivation.recipe, properties: derivation.properties)
      for input in columns.inputs[derivation.inputs].sorted(by: precedes) {
        draft.edges.append(
          from: nodes[Int(input.parent)], to: node, role: input.role, method: derivation.method,
          knowledge: derivation.knowledge, share: input.share, statement: derivation.statement)
      }
    }
  }

  private func precedes(_ left: IndexColumns.Input, _ right: IndexColumns.Input) -> Bool {
    (left.role.number, nodes[Int(left.parent)], left.share ?? 0)
      < (right.role.number, nodes[Int(right.parent)], right.share ?? 0)
  }
}
