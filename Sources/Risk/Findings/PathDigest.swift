import Lineage

extension Finding {
  /// What a waiver is bound to: SHA-256 over the canonical JSON of the artifact, the hops of the path in their order,
  /// each end with the digest by which it is known, and the traits, as `sha256:…`. Another model behind the same name, a
  /// hop more or a trait more is another finding; another wording, and the edit of a card, is not. Of a long path the
  /// hops that are not shown count by their number and their own digest. O(path).
  package var pathDigest: String {
    var hops = path.map(\.identity)
    if let omitted {
      hops.insert(.array([JSONValue(omitted.count), .string(omitted.digest)]), at: min(Self.shownHops, hops.count))
    }
    let value = JSONValue.object([
      "artifact": PathHop.end(artifact, artifactDigest), "path": .array(hops), "rule": .string(rule),
      "schema": .string("stemma/finding/1"), "traits": .array(traits.map { .string($0) }),
    ])
    return "sha256:" + SHA256Text.hex(value.canonical)
  }
}

extension PathHop {
  fileprivate var identity: JSONValue { .array([Self.end(from, fromDigest), .string(edge), Self.end(to, toDigest)]) }

  fileprivate static func end(_ name: String, _ digest: Digest?) -> JSONValue {
    .array([.string(name)] + [digest].compactMap { $0.map { .string($0.description) } })
  }
}

extension OmittedHops {
  /// - Parameter hops: those that are left out, in their order. O(hops).
  init(_ hops: some Collection<PathHop>) {
    let lines = hops.map { $0.identity.canonical }
    self.init(count: hops.count, digest: SHA256Text.hex(lines.joined(separator: "\n")))
  }
}
