/// The lineage as a value: artifacts as nodes, one edge for each input of each derivation, from input to output.
///
/// A node is one version of an artifact (a name with its digests). Where anything refers to a name without a digest,
/// all versions of that name are one node, because such a reference cannot tell them apart.
/// The graph has no cycle: recording refuses a statement that would close one.
package struct LineageGraph: Sendable {
  /// Index into `nodes`.
  package typealias NodeID = Int

  package struct Node: Sendable, Equatable {
    package var name: String
    package var kind: ArtifactKind
    /// Every digest known of this version, sorted; empty when unpinned.
    package var digests: [Digest]
    /// Folder or file, relative to the folder of the store; nil when not recorded.
    package var location: String?
    /// Free properties, as recorded.
    package var properties: [String: String]
    /// What is known of its traits, oldest first.
    package var traits: [TraitFact]
    /// Derivations that made it: normally one; none for an artifact whose origin is not recorded.
    package var derivations: [Derivation]

    package var isPinned: Bool { digests.contains { $0.scheme == .sha256 || $0.scheme == .weights } }

    package init(
      name: String, kind: ArtifactKind, digests: [Digest] = [], location: String? = nil,
      properties: [String: String] = [:], traits: [TraitFact] = [], derivations: [Derivation] = []
    ) {
      self.name = name
      self.kind = kind
      self.digests = digests
      self.location = location
      self.properties = properties
      self.traits = traits
      self.derivations = derivations
    }
  }

  /// One activity that made a node, without its inputs (these are the edges).
  package struct Derivation: Sendable, Equatable {
    /// The id of the statement.
    package var statement: String
    package var method: DerivationMethod
    package var knowledge: Knowledge
    /// Digest of everything that makes two trainings the same kind of training (data size bucket, epochs, optimiser,
    /// format); nil when the recipe is not recorded.
    package var recipe: String?
    /// Method-specific facts, as recorded (`temperature`, `seed-policy`, `filter`, …).
    package var properties: [String: String]

    package init(
      statement: String, method: DerivationMethod, knowledge: Knowledge, recipe: String? = nil,
      properties: [String: String] = [:]
    ) {
      self.statement = statement
      self.method = method
      self.knowledge = knowledge
      self.recipe = recipe
      self.properties = properties
    }
  }

  /// One input of one derivation.
  package struct Edge: Sendable, Equatable {
    /// The input.
    package var from: NodeID
    /// The output.
    package var to: NodeID
    package var role: InputRole
    package var method: DerivationMethod
    package var knowledge: Knowledge
    /// Share of the output's data, in (0, 1]; nil when not recorded.
    package var share: Double?
    /// The id of the derivation's statement; empty in a graph that was not recorded.
    package var statement: String

    package init(
      from: NodeID, to: NodeID, role: InputRole, method: DerivationMethod, knowledge: Knowledge, share: Double? = nil,
      statement: String = ""
    ) {
      self.from = from
      self.to = to
      self.role = role
      self.method = method
      self.knowledge = knowledge
      self.share = share
      self.statement = statement
    }

    /// Whether the output starts from this input's weights.
    package var isInitialisation: Bool { role == .base && method.keepsInitialisation }

    /// Whether this input's content reaches the output as data or as another model's outputs.
    package var isData: Bool { role == .data || role == .teacher || role == .judge }
  }

  package let nodes: [Node]
  package let edges: [Edge]
  /// Indices into `edges` by output and by input, in the order of `edges`.
  private let incoming: [[Int]]
  private let outgoing: [[Int]]
  private let versions: [String: [NodeID]]

  /// O(nodes + edges).
  /// - Precondition: every edge joins two of the nodes.
  package init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
    var incoming = [[Int]](repeating: [], count: nodes.count)
    var outgoing = incoming
    for (index, edge) in edges.enumerated() {
      incoming[edge.to].append(index)
      outgoing[edge.from].append(index)
    }
    self.incoming = incoming
    self.outgoing = outgoing
    versions = Dictionary(grouping: nodes.indices, by: { nodes[$0].name })
  }

  package subscript(node: NodeID) -> Node { nodes[node] }

  /// Every version of the artifact with this name (or `name@sha256:<digest or unique prefix of it>`), in recorded order.
  package func versions(of name: String) -> [NodeID] {
    if let exact = versions[name] { return exact }
    guard let at = name.lastIndex(of: "@") else { return [] }
    let wanted = String(name[name.index(after: at)...])
    guard wanted.contains(":"), let all = versions[String(name[..<at])] else { return [] }
    return all.filter { nodes[$0].digests.contains { $0.description.hasPrefix(wanted) } }
  }

  /// The newest version of the artifact with this name: the one recorded last.
  package func newest(_ name: String) -> NodeID? { versions(of: name).last }

  /// The edges that lead into a node: its inputs.
  package func inputs(of node: NodeID) -> some Sequence<Edge> { incoming[node].lazy.map { edges[$0] } }

  /// The edges that lead out of a node: what was made from it.
  package func outputs(of node: NodeID) -> some Sequence<Edge> { outgoing[node].lazy.map { edges[$0] } }

  /// Indices into `edges` of the edges that lead out of a node, ascending.
  func outputIndices(of node: NodeID) -> [Int] { outgoing[node] }
}
