/// One artifact in an answer.
package struct NodeSummary: Sendable, Equatable {
  package var name: String
  /// The primary digest, or the next best; nil when unpinned.
  package var digest: Digest?
  package var kind: ArtifactKind
  package var isPinned: Bool

  package var json: JSONValue { .object(members) }

  var members: [String: JSONValue] {
    [
      "name": .string(name), "digest": digest.map { .string($0.description) } ?? .null, "kind": .string(kind.rawValue),
      "pinned": .bool(isPinned),
    ]
  }
}

extension LineageGraph {
  package func summary(_ node: NodeID) -> NodeSummary {
    let digests = self[node].digests
    return NodeSummary(
      name: self[node].name, digest: digests.first { $0.scheme == .sha256 } ?? digests.first, kind: self[node].kind,
      isPinned: self[node].isPinned)
  }

  /// The newest version of the artifact with this name, or the one that `name@sha256:<digest or prefix>` names.
  /// - Throws: `InputError` with the nearest name, or with the digests that a prefix could mean.
  package func find(_ name: String) throws(InputError) -> NodeID {
    let versions = versions(of: name)
    guard let newest = versions.last else {
      let names = Set(nodes.map(\.name)).sorted()
      let nearest = Spelling.nearest(to: name, among: names)
      throw InputError(
        nodes.isEmpty ? "'\(name)' is not recorded: the store is empty" : "'\(name)' is not recorded", nearest: nearest)
    }
    let isPrefix = versions.count > 1 && self[newest].name != name
    guard isPrefix else { return newest }
    throw InputError(
      "'\(name)' may be several versions", expected: versions.compactMap { summary($0).digest?.description }.sorted())
  }

  /// Every version of the artifact with this name, oldest first; the one that `name@sha256:…` names.
  /// - Throws: as `find`.
  package func findAll(_ name: String) throws(InputError) -> [NodeID] {
    let newest = try find(name)
    return self[newest].name == name ? versions(of: name) : [newest]
  }

  /// All artifacts, or those of one kind, sorted by name; versions of one name in recorded order.
  package func list(kind: ArtifactKind? = nil) -> [NodeSummary] {
    nodes.indices.filter { kind == nil || self[$0].kind == kind }
      .sorted { (self[$0].name, $0) < (self[$1].name, $1) }.map(summary)
  }
}
