import Store

/// One digest of one artifact, compared with what lies at its location now.
package struct DigestCheck: Sendable, Equatable {
  package enum Status: String, Sendable {
    case ok
    /// What lies there has another digest, or cannot be hashed.
    case failed
    /// Nothing lies there.
    case missing
    /// No digest is recorded, so that nothing can be compared.
    case unpinned
    /// What was measured decides neither way, or there is nothing to compare.
    case undecided
    /// No location is recorded, so that nothing can be hashed.
    case unlocated
  }

  package var artifact: String
  /// The digest scheme, or `location`.
  package var check: String
  package var status: Status
  package var detail: String

  package init(artifact: String, check: String, status: Status, detail: String) {
    self.artifact = artifact
    self.check = check
    self.status = status
    self.detail = detail
  }

  package var json: JSONValue {
    .object([
      "artifact": .string(artifact), "check": .string(check), "ok": .bool(status == .ok),
      "status": .string(status.rawValue), "detail": .string(detail),
    ])
  }
}

extension Record {
  /// Hashes what lies at the locations of the artifacts and compares it with the record.
  package func verify(
    _ ids: [LineageGraph.NodeID], in graph: LineageGraph, hashing: Hashing = Hashing()
  ) -> [DigestCheck] {
    for node in ids.map({ graph[$0] }) where !node.digests.isEmpty {
      if let location = node.location { hashing.expect(Location.path(location, storePath: store.path), node.kind) }
    }
    return ids.flatMap { verify(graph[$0], hashing) }
  }

  private func verify(_ node: LineageGraph.Node, _ hashing: Hashing) -> [DigestCheck] {
    func one(_ status: DigestCheck.Status, _ detail: String) -> [DigestCheck] {
      [DigestCheck(artifact: node.name, check: "location", status: status, detail: detail)]
    }
    guard !node.digests.isEmpty else { return one(.unpinned, "no digest is recorded") }
    guard let location = node.location else { return one(.unlocated, "no location is recorded") }
    let path = Location.path(location, storePath: store.path)
    guard Location.exists(path) else { return one(.missing, "nothing lies at \(path)") }
    hashing.meter?.begin(node.name)
    do {
      return compare(node, try ContentDigests(path: path, kind: node.kind, hashing: hashing).all)
    } catch {
      return one(.failed, "\(error)")
    }
  }

  private func compare(_ node: LineageGraph.Node, _ computed: [Digest]) -> [DigestCheck] {
    Digest.Scheme.allCases.compactMap { scheme in
      let recorded = node.digests.filter { $0.scheme == scheme }
      // The root of a model-signing manifest is checked with its signature, not here.
      guard !recorded.isEmpty, scheme != .oms else { return nil }
      let actual = computed.first { $0.scheme == scheme }
      let isSame = actual.map(recorded.contains) ?? false
      let words = recorded.map(\.short).joined(separator: " or ")
      return DigestCheck(
        artifact: node.name, check: scheme.rawValue, status: isSame ? .ok : .failed,
        detail: isSame ? words : "recorded \(words), found \(actual?.short ?? "none")")
    }
  }
}
