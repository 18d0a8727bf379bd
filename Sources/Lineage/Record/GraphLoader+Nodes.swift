extension GraphLoader {
  /// Nodes in the order in which they were first mentioned; of several that come from one statement, the smaller name and
  /// digests come first. So what is recorded later never comes before what was there.
  mutating func addNodes() throws {
    let groups = groups()
    let known = try groups.map(node)
    let new = groups.indices.filter { known[$0] == nil }
    let order = new.map { (key: mentioned(groups[$0]), group: $0) }.sorted { $0 < $1 }
    var nodeOfGroup = known.map { $0 ?? 0 }
    for entry in order {
      let node = draft.nodeCount
      nodeOfGroup[entry.group] = UInt32(node)
      let group = groups[entry.group]
      let first = group.versions[0]
      draft.addNode(
        name: columns.versions.names[first], kind: columns.versions.kinds[first],
        isDescribed: described(group) > 0)
      for digest in group.digests { draft.addDigest(draft.texts.append(digest), digest.scheme, to: node) }
    }
    for (group, node) in zip(groups, nodeOfGroup) {
      for version in group.versions { nodes[version] = node }
      if described(group) > 0 { draft.mark(Int(node), NodeFlags.described) }
    }
    addNames(groups, nodeOfGroup)
    if before == nil { draft.versionNode = versionNodes() }
  }

  /// By name, then by digests.
  private func groups() -> [VersionGroups.Group] {
    let versions = columns.versions
    let used = versions.byName.lazy.map { Int($0) }.filter { versions.mentioned[$0] != .max || nodeBefore($0) != nil }
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

  /// The node that a version had before.
  private func nodeBefore(_ version: Int) -> UInt32? {
    guard let before else { return nil }
    let column: Column<UInt32> = before.column(.versionNode)
    let place = Int(truncatingIfNeeded: columns.versions.ids.numbers[version] &- 1)
    guard place >= 0, place < column.count, Int(column[place]) < before.nodeCount else { return nil }
    return column[place]
  }

  /// The node that a group had before.
  /// - Throws: `NotAddable` where it had several, or gets digests that it did not have.
  private func node(_ group: VersionGroups.Group) throws -> UInt32? {
    guard let before else { return nil }
    let known = Set(group.versions.compactMap(nodeBefore))
    guard let node = known.first else { return nil }
    guard known.count == 1, before.rawDigests(of: Int(node)) == Set(group.digests) else { throw NotAddable() }
    return node
  }

  private func mentioned(_ group: VersionGroups.Group) -> Int64 {
    group.versions.reduce(.max) { min($0, columns.versions.mentioned[$1]) }
  }

  private func described(_ group: VersionGroups.Group) -> Int64 {
    group.versions.reduce(0) { max($0, columns.versions.described[$1]) }
  }

  /// Nodes of one name in the order in which they were last described; what is only mentioned comes first.
  private mutating func addNames(_ groups: [VersionGroups.Group], _ nodeOfGroup: [UInt32]) {
    var names: [UInt32] = []
    names.reserveCapacity(groups.count)
    for name in groups.chunked(by: { draft.texts.name(columns.versions.names[$0.versions[0]]) }) {
      var own = Array(nodeOfGroup[name.indices])
      if own.count > 1 {
        let keyed = name.indices.map { (key: recency(groups[$0], nodeOfGroup[$0]), node: nodeOfGroup[$0]) }
        own = keyed.sorted { $0.key < $1.key || $0.key == $1.key && $0.node < $1.node }.map(\.node)
      }
      if let before, let first = name.first {
        let text = draft.texts.name(columns.versions.names[first.versions[0]])
        draft.newNames.append((before.places(ofUTF8: text), own))
      } else {
        names += own
      }
    }
    if before == nil { draft.byName = names }
  }

  private func recency(_ group: VersionGroups.Group, _ node: UInt32) -> (Int, Int64) {
    if described(group) > 0 { return (3, described(group)) }
    guard let before, Int(node) < before.nodeCount else { return (1, mentioned(group)) }
    let isDescribed = before.nodeFlags[Int(node)] & NodeFlags.described != 0
    return (isDescribed ? 2 : 0, Int64(before.nameRank[Int(node)]))
  }

  /// Empty where the ids of versions have gaps.
  private func versionNodes() -> [UInt32] {
    let ids = columns.versions.ids
    return ids.numbers.first == 1 && ids.numbers.last == Int64(ids.count) ? nodes : []
  }
}

extension PackedGraph {
  fileprivate func rawDigests(of node: Int) -> Set<RawDigest> {
    let (starts, texts): (Column<UInt32>, Column<UInt32>) = (column(.digestStart), column(.digests))
    return Set(starts.rows(of: node, limit: texts.count).compactMap { RawDigest(packed: rawText(Int(texts[$0]))) })
  }
}
