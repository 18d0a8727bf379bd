/// The lineage as a value: artifacts as nodes, one edge for each input of each derivation, from input to output.
///
/// A node is one version of an artifact (a name with its digests). Where anything refers to a name without a digest,
/// all versions of that name are one node, because such a reference cannot tell them apart.
/// The graph has no cycle: recording refuses a statement that would close one.
///
/// Inside, everything lies in columns of numbers (`PackedGraph`), in memory or in a mapped file; nodes and edges are
/// made from them when they are asked for. Copies share the columns.
package struct LineageGraph: Sendable {
  /// Index into `nodes`.
  package typealias NodeID = Int

  let packed: PackedGraph
  /// What is said of the traits of some nodes in place of what is recorded.
  private var facts: [NodeID: [TraitFact]] = [:]

  init(_ packed: PackedGraph) { self.packed = packed }

  /// O(nodes · log nodes + edges).
  /// - Precondition: every edge joins two of the nodes, and there are fewer than 268 million.
  package init(nodes: some Collection<Node>, edges: some Collection<Edge>) {
    let memory = GraphPacker.pack(GraphDraft(nodes: nodes, edges: edges))
    guard let memory, let packed = PackedGraph(memory) else { preconditionFailure("too many nodes") }
    self.packed = packed
  }

  package var nodes: Nodes { Nodes(graph: self) }

  /// Sorted by output; those of one output in the order of their statements.
  package var edges: Edges { Edges(packed: packed) }

  package subscript(node: NodeID) -> Node {
    precondition(packed.nodeCount > node && node >= 0, "a node of another graph")
    return Node(packed, node, facts: facts[node])
  }

  /// The graph in which other facts are known of the traits of a node.
  package func replacingTraits(of node: NodeID, with traits: [TraitFact]) -> LineageGraph {
    var graph = self
    graph.facts[node] = traits
    return graph
  }

  // MARK: What is asked most, without making a node

  package func name(of node: NodeID) -> String { packed.name(node) }

  package func kind(of node: NodeID) -> ArtifactKind { packed.isDataset(node) ? .dataset : .model }

  func carries(_ node: NodeID) -> Bool {
    if !facts.isEmpty, let facts = facts[node] { return facts.contains { $0.standing == .carries } }
    return packed.nodeFlags[node] & NodeFlags.carrier != 0
  }

  /// What it carries by declaration or verdict.
  func carriedTraits(_ node: NodeID) -> [String] {
    guard carries(node) else { return [] }
    return (facts[node] ?? packed.facts(of: node)).filter { $0.standing == .carries }.map(\.trait)
  }

  /// Every trait that anything carries by declaration or verdict, in no particular order; some that nothing carries may
  /// be among them where facts were replaced.
  var carriedTraits: [String] {
    packed.carriedTraits + facts.values.joined().filter { $0.standing == .carries }.map(\.trait)
  }

  // MARK: Names

  /// Every version of the artifact with this name (or `name@sha256:<digest or unique prefix of it>`), in recorded order.
  /// O(log nodes + versions).
  package func versions(of name: String) -> [NodeID] {
    let exact = packed.places(of: name).map(packed.node(atPlace:))
    guard exact.isEmpty, let at = name.lastIndex(of: "@") else { return exact }
    let wanted = String(name[name.index(after: at)...])
    guard wanted.contains(":") else { return [] }
    return packed.places(of: String(name[..<at])).map(packed.node(atPlace:))
      .filter { packed.digests(of: $0).contains { $0.description.hasPrefix(wanted) } }
  }

  /// The newest version of the artifact with this name: the one recorded last.
  package func newest(_ name: String) -> NodeID? { versions(of: name).last }

  // MARK: Edges

  /// The edges that lead into a node: its inputs.
  package func inputs(of node: NodeID) -> some Sequence<Edge> {
    packed.inputRows(node).lazy.map { [packed] in packed.edge($0, to: node) }
  }

  /// The edges that lead out of a node: what was made from it.
  package func outputs(of node: NodeID) -> some Sequence<Edge> {
    packed.outputRows(node).lazy.map { [packed] row in
      packed.edge(Int(packed.outputIndex[row]), to: packed.end(PackedEdge(word: packed.outputs[row])))
    }
  }
}

extension LineageGraph {
  /// The nodes of a graph, each made when it is asked for.
  package struct Nodes: RandomAccessCollection, Equatable, Sendable {
    let graph: LineageGraph

    package var startIndex: Int { 0 }
    package var endIndex: Int { graph.packed.nodeCount }
    package subscript(position: Int) -> Node { graph[position] }

    package static func == (left: Nodes, right: Nodes) -> Bool { left.elementsEqual(right) }
  }

  /// The edges of a graph, each made when it is asked for.
  package struct Edges: RandomAccessCollection, Equatable, Sendable {
    let packed: PackedGraph

    package var startIndex: Int { 0 }
    package var endIndex: Int { packed.edgeCount }
    /// O(log nodes).
    package subscript(position: Int) -> Edge { packed.edge(position, to: packed.output(ofEdge: position)) }

    package static func == (left: Edges, right: Edges) -> Bool { left.elementsEqual(right) }
  }
}
