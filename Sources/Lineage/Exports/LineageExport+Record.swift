extension LineageExport {
  /// Reads what is recorded. O(closure), and one look-up in the store for each derivation, all in one reading.
  /// - Parameter depth: how many derivations lie between the artifact and the farthest; nil for all.
  package init(
    of subject: LineageGraph.NodeID, in graph: LineageGraph, from record: Record, depth: Int? = nil
  ) throws {
    let nodes = [subject] + Self.ancestors(of: subject, in: graph, depth)
    let index = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    let makers = nodes.map { graph[$0].derivations }
    let entries = try record.entries(ids: makers.joined().map(\.statement))
    var derivations: [Derivation] = []
    var cut = 0
    for (node, makers) in zip(nodes, makers) {
      let here = Self.derivations(of: node, makers, in: graph, entries, index)
      derivations += here
      if here.count < makers.count { cut += 1 }
    }
    self.init(artifacts: nodes.map { Artifact(graph[$0]) }, derivations: derivations, cut: cut)
  }

  private static func ancestors(
    of subject: LineageGraph.NodeID, in graph: LineageGraph, _ depth: Int?
  ) -> [LineageGraph.NodeID] {
    let keyed = graph.ancestors(of: [subject], depth: depth).map { visit in
      (visit.distance, graph.name(of: visit.node), graph[visit.node].digests.first?.description ?? "", visit.node)
    }
    return keyed.sorted { $0 < $1 }.map(\.3)
  }

  /// The derivations of a node whose inputs all are part of the export.
  private static func derivations(
    of node: LineageGraph.NodeID, _ makers: [LineageGraph.Derivation], in graph: LineageGraph,
    _ entries: [String: Record.Entry], _ index: [LineageGraph.NodeID: Int]
  ) -> [Derivation] {
    guard let output = index[node] else { return [] }
    let edges = Dictionary(grouping: graph.inputs(of: node), by: \.statement)
    var derivations: [Derivation] = []
    for made in makers {
      let inputs = edges[made.statement] ?? []
      // An edge that leads out of the export takes its derivation with it.
      guard inputs.allSatisfy({ index[$0.from] != nil }), let entry = entries[made.statement],
        case .derivation(let statement) = entry.statement, let time = Timestamp(entry.recordedAt)
      else { continue }
      let sources = Dictionary(statement.inputs.map { (Named($0.role, $0.artifact.name), $0.source) }) { one, _ in one }
      derivations.append(
        Derivation(
          statement: made.statement, recordedAt: time, output: output, method: made.method, knowledge: made.knowledge,
          source: statement.source,
          inputs: inputs.compactMap { edge in
            let source = sources[Named(edge.role, graph[edge.from].name)] ?? nil
            return index[edge.from].map { Input(role: edge.role, artifact: $0, share: edge.share, source: source) }
          },
          recipe: statement.recipe, properties: made.properties))
    }
    return derivations
  }
}

private struct Named: Hashable {
  let role: InputRole
  let name: String

  init(_ role: InputRole, _ name: String) {
    self.role = role
    self.name = name
  }
}

extension LineageExport.Artifact {
  fileprivate init(_ node: LineageGraph.Node) {
    self.init(
      kind: node.kind, reference: ArtifactReference(name: node.name, digests: node.digests), location: node.location,
      properties: node.properties, traits: node.traits)
  }
}
