/// Tells versions of one name apart where an import may: by the rules of `VersionGroups`, on the safe side.
///
/// A version may be made from an earlier one of the same name. But where anything mentions the name without an exact
/// digest, all of its versions are one.
struct VersionKeys {
  /// Names of which some mention does not say which version it means.
  private var plain: Set<String> = []
  /// The mention that came first, of all that share digests with one; roots point to themselves.
  private var parents: [String: String] = [:]

  /// O(mentions), but for the inverse of Ackermann's function.
  init(_ mentions: some Sequence<ArtifactReference>) {
    for mention in mentions {
      let keys = Self.exact(mention)
      guard let first = keys.first else {
        plain.insert(mention.name)
        continue
      }
      let root = root(first)
      for key in keys { parents[self.root(key)] = root }
    }
  }

  /// The same text for two references exactly when they mean one version.
  mutating func key(_ reference: ArtifactReference) -> String {
    guard !plain.contains(reference.name), let first = Self.exact(reference).first else { return reference.name }
    return root(first)
  }

  /// Digests that name one version by themselves, with the name.
  private static func exact(_ reference: ArtifactReference) -> [String] {
    reference.digests.filter { [.sha256, .oms, .identity].contains($0.scheme) }
      .map { "\(reference.name)@\($0.description)" }
  }

  private mutating func root(_ key: String) -> String {
    var root = key
    while let parent = parents[root], parent != root { root = parent }
    // Every step on the way now leads to the root at once.
    var step = key
    while step != root, let parent = parents[step] {
      parents[step] = root
      step = parent
    }
    if parents[root] == nil { parents[root] = root }
    return root
  }
}
