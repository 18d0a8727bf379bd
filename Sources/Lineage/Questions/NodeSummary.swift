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
    let digests = packed.digests(of: node)
    return NodeSummary(
      name: name(of: node), digest: digests.first { $0.scheme == .sha256 } ?? digests.first, kind: kind(of: node),
      isPinned: packed.nodeFlags[node] & NodeFlags.pinned != 0)
  }

  /// The newest version of the artifact with this name, or the one that `name@sha256:<digest or prefix>` names.
  /// - Throws: `InputError` with the nearest name, or with the digests that a prefix could mean.
  package func find(_ name: String) throws(InputError) -> NodeID {
    let versions = versions(of: name)
    guard let newest = versions.last else {
      if packed.nodeCount == 0 { throw InputError("'\(name)' is not recorded: the store is empty") }
      throw InputError("'\(name)' is not recorded", nearest: Spelling.nearest(to: name, among: names))
    }
    let isPrefix = versions.count > 1 && self.name(of: newest) != name
    guard isPrefix else { return newest }
    throw InputError(
      "'\(name)' may be several versions", expected: versions.compactMap { summary($0).digest?.description }.sorted())
  }

  /// Every version of the artifact with this name, oldest first; the one that `name@sha256:…` names.
  /// - Throws: as `find`.
  package func findAll(_ name: String) throws(InputError) -> [NodeID] {
    let newest = try find(name)
    return self.name(of: newest) == name ? versions(of: name) : [newest]
  }

  /// Every name, sorted; as often as there are versions of it.
  package var names: some Sequence<String> {
    (0..<packed.nodeCount).lazy.map { [packed] in packed.name(packed.node(atPlace: $0)) }
  }
}
