import Store

/// Decides which of the recorded versions of a name are one artifact.
///
/// Versions that share a primary, model-signing or identity digest are one; so are those known by their weights alone
/// with others of the same weights. Where anything refers to the name without such a digest, all its versions are one.
struct VersionGroups {
  struct Group {
    var versions: [GraphRows.Version]
    /// Sorted.
    var digests: [Digest]
    /// When it was last described, or first mentioned where it never was; what is only mentioned comes first.
    var order: (described: Int, number: Int64)
  }

  /// In recorded order: of several groups of one name, the one that was described last is the last.
  let groups: [Group]

  init(rows: GraphRows, live: Set<Int64>) {
    let uses = Self.uses(rows, live)
    let used = rows.versions.filter { uses.mentioned[$0.id] != nil }
    var groups: [Group] = []
    for versions in Dictionary(grouping: used, by: \.name).values {
      for members in Self.merged(versions) {
        let described = members.versions.compactMap { uses.described[$0.id] }.max()
        let mentioned = members.versions.compactMap { uses.mentioned[$0.id] }.min() ?? 0
        groups.append(
          Group(
            versions: members.versions, digests: members.digests.sorted(),
            order: described.map { (1, $0) } ?? (0, mentioned)))
      }
    }
    // Several groups can come from one statement. Row ids would order them, but differ between stores that have the
    // same statements.
    self.groups = groups.sorted { left, right in
      let (one, two) = ((left.order.described, left.order.number), (right.order.described, right.order.number))
      if one != two { return one < two }
      let names = (left.versions[0].name, right.versions[0].name)
      return names.0 == names.1 ? left.digests.lexicographicallyPrecedes(right.digests) : names.0 < names.1
    }
  }

  /// The last statement that describes each version, and the first that mentions it at all.
  private static func uses(_ rows: GraphRows, _ live: Set<Int64>) -> (
    described: [Int64: Int64], mentioned: [Int64: Int64]
  ) {
    var described: [Int64: Int64] = [:]
    var mentioned: [Int64: Int64] = [:]
    func mention(_ version: Int64, _ statement: Int64) {
      mentioned[version] = min(mentioned[version] ?? statement, statement)
    }
    for row in rows.descriptions where live.contains(row.statement) {
      described[row.version] = max(described[row.version] ?? 0, row.statement)
      mention(row.version, row.statement)
    }
    for row in rows.derivations where live.contains(row.id) { mention(row.output, row.id) }
    for row in rows.inputs where live.contains(row.derivation) { mention(row.parent, row.derivation) }
    for row in rows.facts where live.contains(row.statement) { mention(row.version, row.statement) }
    return (described, mentioned)
  }

  private typealias Members = (versions: [GraphRows.Version], digests: [Digest])

  private static func merged(_ versions: [GraphRows.Version]) -> [Members] {
    let parsed: [Members] = versions.map { ([$0], PackedDigests.unpack($0.digests)) }
    if parsed.count == 1 { return parsed }
    if parsed.contains(where: { identifying($0.digests).isEmpty }) {
      return [(versions, union(parsed.map(\.digests)))]
    }
    var groups: [Members] = []
    // What is known by its weights alone comes last, when there is something to compare it with.
    for member in parsed.filter({ !isByWeights($0.digests) }) + parsed.filter({ isByWeights($0.digests) }) {
      let keys = identifying(member.digests)
      let same = groups.filter { group in group.digests.contains(where: keys.contains) }
      groups.removeAll { group in group.digests.contains(where: keys.contains) }
      let all = same + [member]
      groups.append((all.flatMap(\.versions).sorted { $0.id < $1.id }, union(all.map(\.digests))))
    }
    return groups
  }

  private static func union(_ digests: [[Digest]]) -> [Digest] { Array(Set(digests.joined())) }

  private static func isByWeights(_ digests: [Digest]) -> Bool {
    identifying(digests).allSatisfy { $0.scheme == .weights }
  }

  private static func identifying(_ digests: [Digest]) -> [Digest] {
    let exact = digests.filter { $0.scheme == .sha256 || $0.scheme == .oms || $0.scheme == .identity }
    return exact.isEmpty ? digests.filter { $0.scheme == .weights } : exact
  }
}
