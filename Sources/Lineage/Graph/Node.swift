extension LineageGraph {
  /// One version of an artifact.
  ///
  /// A node that comes from a graph reads what it is asked for from the graph's columns; one that was made or changed
  /// has its own values. Both compare by what they say.
  package struct Node: Sendable {
    private struct Values {
      var name: String
      var kind: ArtifactKind
      var digests: [Digest]
      var location: String?
      var properties: [String: String]
      var traits: [TraitFact]
      var derivations: [Derivation]
    }

    private enum Source {
      case packed(PackedGraph, NodeID, facts: [TraitFact]?)
      case own(Values)
    }

    private var source: Source

    package init(
      name: String, kind: ArtifactKind, digests: [Digest] = [], location: String? = nil,
      properties: [String: String] = [:], traits: [TraitFact] = [], derivations: [Derivation] = []
    ) {
      source = .own(
        Values(
          name: name, kind: kind, digests: digests, location: location, properties: properties, traits: traits,
          derivations: derivations))
    }

    init(_ packed: PackedGraph, _ node: NodeID, facts: [TraitFact]?) { source = .packed(packed, node, facts: facts) }

    private var values: Values {
      if case .own(let values) = source { return values }
      return Values(
        name: name, kind: kind, digests: digests, location: location, properties: properties, traits: traits,
        derivations: derivations)
    }

    private mutating func set<Value>(_ member: WritableKeyPath<Values, Value>, _ value: Value) {
      var values = values
      values[keyPath: member] = value
      source = .own(values)
    }

    private func get<Value>(
      _ member: KeyPath<Values, Value>, _ packed: (PackedGraph, NodeID) -> Value
    ) -> Value {
      switch source {
      case .own(let values): values[keyPath: member]
      case .packed(let graph, let node, _): packed(graph, node)
      }
    }

    package var name: String {
      get { get(\.name) { $0.name($1) } }
      set { set(\.name, newValue) }
    }

    package var kind: ArtifactKind {
      get { get(\.kind) { $0.isDataset($1) ? .dataset : .model } }
      set { set(\.kind, newValue) }
    }

    /// Every digest known of this version, sorted; empty when unpinned.
    package var digests: [Digest] {
      get { get(\.digests) { $0.digests(of: $1) } }
      set { set(\.digests, newValue) }
    }

    /// Folder or file, relative to the folder of the store; nil when not recorded.
    package var location: String? {
      get { get(\.location) { $0.location(of: $1) } }
      set { set(\.location, newValue) }
    }

    /// Free properties, as recorded.
    package var properties: [String: String] {
      get { get(\.properties) { $0.properties(of: $1) } }
      set { set(\.properties, newValue) }
    }

    /// What is known of its traits, oldest first.
    package var traits: [TraitFact] {
      get {
        if case .packed(_, _, let facts?) = source { return facts }
        return get(\.traits) { $0.facts(of: $1) }
      }
      set { set(\.traits, newValue) }
    }

    /// Derivations that made it: normally one; none for an artifact whose origin is not recorded.
    package var derivations: [Derivation] {
      get { get(\.derivations) { $0.derivations(of: $1) } }
      set { set(\.derivations, newValue) }
    }

    package var isPinned: Bool {
      get { get(\.digests.containsPin) { $0.nodeFlags[$1] & NodeFlags.pinned != 0 } }
    }
  }
}

extension LineageGraph.Node: Equatable {
  package static func == (left: Self, right: Self) -> Bool {
    left.name == right.name && left.kind == right.kind && left.digests == right.digests
      && left.location == right.location && left.properties == right.properties && left.traits == right.traits
      && left.derivations == right.derivations
  }
}

extension [Digest] {
  fileprivate var containsPin: Bool { contains { $0.scheme == .sha256 || $0.scheme == .weights } }
}

extension GraphDraft {
  init(nodes: some Collection<LineageGraph.Node>, edges: some Collection<LineageGraph.Edge>) {
    self.init()
    for node in nodes { addNode(name: texts.append(raw: node.name.utf8), kind: node.kind, isDescribed: true) }
    for (id, node) in nodes.enumerated() { add(node, id) }
    for edge in edges {
      precondition(
        edge.from >= 0 && edge.to >= 0 && edge.from < nodeCount && edge.to < nodeCount, "an edge joins two nodes")
      let statement = texts.intern(edge.statement)
      self.edges.append(
        from: UInt32(edge.from), to: UInt32(edge.to), role: edge.role, method: edge.method, knowledge: edge.knowledge,
        share: edge.share, statement: statement)
    }
  }

  private mutating func add(_ node: LineageGraph.Node, _ id: Int) {
    for digest in node.digests { addDigest(texts.append(digest), digest.scheme, to: id) }
    if let location = node.location { setLocation(texts.append(location), of: id) }
    setProperties(number(of: node.properties), of: id)
    for fact in node.traits { add(fact, to: id) }
    for derivation in node.derivations {
      let statement = texts.intern(derivation.statement)
      addDerivation(
        of: id, statement: statement, method: derivation.method, knowledge: derivation.knowledge,
        recipe: optional(derivation.recipe), properties: number(of: derivation.properties))
    }
  }

  /// The number of properties as a JSON text; `none` for none.
  mutating func number(of properties: [String: String]) -> UInt32 {
    properties.isEmpty ? Self.none : texts.intern(JSONValue.object(properties.mapValues { .string($0) }).canonical)
  }
}
