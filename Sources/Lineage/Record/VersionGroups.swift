/// Decides which of the recorded versions of a name are one artifact.
///
/// Versions that share a primary, model-signing or identity digest are one; so are those known by their weights alone
/// with others of the same weights. Where anything refers to the name without such a digest, all its versions are one.
struct VersionGroups {
  struct Group: Equatable {
    /// Numbers of versions, ascending.
    var versions: [Int]
    /// Sorted.
    var digests: [RawDigest]
  }

  /// Sorted by digests.
  /// - Parameter versions: those of one name, ascending.
  static func groups(_ versions: [(version: Int, digests: [RawDigest])]) -> [Group] {
    let members = versions.map { Group(versions: [$0.version], digests: $0.digests.sorted()) }
    if members.count == 1 { return members }
    if members.contains(where: { identifying($0.digests).isEmpty }) { return [union(members)] }
    var groups: [Group] = []
    // What is known by its weights alone comes last, when there is something to compare it with.
    for member in members.filter({ !isByWeights($0) }) + members.filter(isByWeights) {
      let keys = identifying(member.digests)
      let same = groups.filter { group in group.digests.contains(where: keys.contains) }
      groups.removeAll { group in group.digests.contains(where: keys.contains) }
      groups.append(union(same + [member]))
    }
    return groups.sorted { $0.digests.lexicographicallyPrecedes($1.digests) }
  }

  private static func union(_ groups: [Group]) -> Group {
    Group(versions: groups.flatMap(\.versions).sorted(), digests: Set(groups.flatMap(\.digests)).sorted())
  }

  private static func isByWeights(_ group: Group) -> Bool {
    identifying(group.digests).allSatisfy { $0.scheme == .weights }
  }

  private static func identifying(_ digests: [RawDigest]) -> [RawDigest] {
    let exact = digests.filter(\.isExact)
    return exact.isEmpty ? digests.filter { $0.scheme == .weights } : exact
  }
}
