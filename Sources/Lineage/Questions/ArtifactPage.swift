/// Everything that is recorded about one artifact.
package struct ArtifactPage: Sendable, Equatable {
  package struct Input: Sendable, Equatable {
    package var node: NodeSummary
    package var role: InputRole
    package var share: Double?
  }

  package struct Origin: Sendable, Equatable {
    package var derivation: LineageGraph.Derivation
    package var inputs: [Input]
  }

  package struct Taint: Sendable, Equatable {
    package var trait: String
    /// In (0, 1].
    package var weight: Double
    package var level: TaintLevel
    /// Empty when the artifact carries the trait itself.
    package var path: [EdgeDescription]
  }

  package var node: LineageGraph.Node
  package var summary: NodeSummary
  /// How many versions of this name are recorded.
  package var versions: Int
  /// Normally one; none for an artifact of unknown origin.
  package var origins: [Origin]
  /// What was made from it, directly.
  package var outputs: [EdgeDescription]
  /// Names of the pretraining roots, for a model.
  package var roots: [String]
  /// Names of the models in its initialisation chain whose own origin is not recorded.
  package var openRoots: [String]
  /// Traits that it may carry.
  package var taints: [Taint]
  package var evaluations: [Record.Entry]
  package var verdicts: [Record.Entry]
}

extension Record {
  /// Everything that is recorded about a node of the graph, which must be this record's.
  package func page(_ id: LineageGraph.NodeID, in graph: LineageGraph) throws -> ArtifactPage {
    let node = graph[id]
    let roots = node.kind == .model ? graph.roots(of: id) : Roots(known: [], open: [])
    return ArtifactPage(
      node: node, summary: graph.summary(id), versions: graph.versions(of: node.name).count,
      origins: graph.origins(of: id),
      outputs: graph.outputs(of: id).map(graph.describe), roots: roots.known.map { graph[$0].name }.sorted(),
      openRoots: roots.open.map { graph[$0].name }.sorted(),
      taints: graph.taints(at: id).map { entry in
        ArtifactPage.Taint(
          trait: entry.trait, weight: entry.path.weight, level: entry.path.level,
          path: entry.path.edges.map(graph.describe))
      }, evaluations: try evaluations(of: node.name).filter { isAbout($0, node) },
      verdicts: try verdicts(on: node.name).filter { isAbout($0, node) })
  }

  /// Whether a statement about this name is about this version.
  private func isAbout(_ entry: Entry, _ node: LineageGraph.Node) -> Bool {
    let digests: [Digest]
    switch entry.statement {
    case .evaluation(let evaluation): digests = evaluation.model.digests
    case .verdict(let verdict): digests = verdict.candidate.digests
    default: return false
    }
    return digests.isEmpty || !Set(node.digests).isDisjoint(with: digests)
  }
}

extension LineageGraph {
  /// The derivations of a node, each with its own inputs.
  fileprivate func origins(of id: NodeID) -> [ArtifactPage.Origin] {
    self[id].derivations.map { derivation in
      let inputs = inputs(of: id).filter { $0.statement == derivation.statement }
      return ArtifactPage.Origin(
        derivation: derivation,
        inputs: inputs.map { ArtifactPage.Input(node: summary($0.from), role: $0.role, share: $0.share) })
    }
  }
}
