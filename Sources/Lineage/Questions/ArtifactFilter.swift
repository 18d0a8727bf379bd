/// One condition on an artifact, in the words of `lineage list --where`.
package enum ArtifactFilter: Sendable, Equatable {
  case pinned, unpinned
  /// Its origin or its base is not recorded.
  case unknown
  /// Nothing but references to it is recorded.
  case external
  /// Trained from random weights.
  case root
  case method(DerivationMethod)
  /// Carries it by declaration or verdict.
  case trait(String)
  /// A digest begins so: `sha256:3f`.
  case digest(String)
  /// A property of the artifact, or of a derivation that made it.
  case property(key: String, value: String)

  private static let words: [String: ArtifactFilter] = [
    "pinned": .pinned, "unpinned": .unpinned, "unknown": .unknown, "external": .external, "root": .root,
  ]

  /// Reads a word, or `method=…`, `trait=…`, `digest=…`, `property.KEY=VALUE`.
  package init(_ text: String) throws(InputError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      guard let word = Self.words[text] else { throw Self.unknown(text) }
      self = word
      return
    }
    guard !parts[1].isEmpty else { throw InputError("the condition '\(text)' lacks its value") }
    switch parts[0] {
    case "method":
      let words = DerivationMethod.allCases.map(\.rawValue)
      guard let method = DerivationMethod(rawValue: parts[1]) else {
        throw InputError(
          "unknown method '\(parts[1])'", expected: words, nearest: Spelling.nearest(to: parts[1], among: words))
      }
      self = .method(method)
    case "trait":
      if let problem = TraitName.problem(parts[1]) { throw InputError(problem) }
      self = .trait(parts[1])
    case "digest": self = .digest(parts[1])
    case let key where key.hasPrefix("property.") && key.utf8.count > "property.".utf8.count:
      self = .property(key: String(key.dropFirst("property.".count)), value: parts[1])
    default: throw Self.unknown(text)
    }
  }

  private static func unknown(_ text: String) -> InputError {
    let words = Self.words.keys.sorted() + ["digest=…", "method=…", "property.KEY=…", "trait=…"]
    return InputError("unknown condition '\(text)'", expected: words, nearest: Spelling.nearest(to: text, among: words))
  }
}

extension LineageGraph {
  package func matches(_ node: NodeID, _ filter: ArtifactFilter) -> Bool {
    switch filter {
    case .pinned: packed.nodeFlags[node] & NodeFlags.pinned != 0
    case .unpinned: packed.nodeFlags[node] & NodeFlags.pinned == 0
    case .unknown: gap(node) != nil
    case .external: packed.nodeFlags[node] & NodeFlags.described == 0
    case .root: packed.isRoot(node)
    case .method(let method): packed.derivations(of: node).contains { $0.method == method }
    case .trait(let trait): carriedTraits(node).contains(trait)
    case .digest(let prefix): packed.digests(of: node).contains { $0.description.hasPrefix(prefix) }
    case .property(let key, let value):
      packed.properties(of: node)[key] == value || packed.derivations(of: node).contains { $0.properties[key] == value }
    }
  }

  /// All artifacts, or those of one kind for which every condition holds, sorted by name; versions of one name in
  /// recorded order.
  package func list(kind: ArtifactKind? = nil, where filters: [ArtifactFilter] = []) -> [NodeSummary] {
    (0..<packed.nodeCount).lazy.map(packed.node(atPlace:))
      .filter { node in (kind == nil || self.kind(of: node) == kind) && filters.allSatisfy { matches(node, $0) } }
      .map { summary($0) }
  }
}
