import Lineage

extension Finding {
  /// What a waiver is bound to: SHA-256 over the canonical JSON of the artifact, the hops of the path in their order,
  /// each end with the digest by which it is known, and the traits, as `sha256:…`. Another model behind the same name, a
  /// hop more or a trait more is another finding; another wording, and the edit of a card, is not. O(path).
  package var pathDigest: String {
    let hops = path.map { hop in
      JSONValue.array([
        Self.end(hop.from, hop.fromDigest), .string(hop.edge), Self.end(hop.to, hop.toDigest),
      ])
    }
    let value = JSONValue.object([
      "artifact": Self.end(artifact, artifactDigest), "path": .array(hops), "rule": .string(rule),
      "schema": .string("stemma/finding/1"), "traits": .array(traits.map { .string($0) }),
    ])
    return "sha256:" + SHA256Text.hex(value.canonical)
  }

  private static func end(_ name: String, _ digest: Digest?) -> JSONValue {
    .array([.string(name)] + [digest].compactMap { $0.map { .string($0.description) } })
  }
}
