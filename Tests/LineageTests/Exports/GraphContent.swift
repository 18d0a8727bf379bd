import Lineage

/// What two graphs must share to say the same: everything but how edges are known, ids of statements and order.
struct GraphContent {
  /// One line for each artifact and derivation, sorted.
  let lines: [String]

  /// - Parameter node: only this one and everything that it was made from; nil for all.
  init(_ graph: LineageGraph, from node: LineageGraph.NodeID? = nil) {
    let nodes = node.map { [$0] + graph.ancestors(of: [$0]).map(\.node) } ?? Array(graph.nodes.indices)
    lines = nodes.flatMap { Self.lines($0, graph) }.sorted()
  }

  private static func lines(_ node: LineageGraph.NodeID, _ graph: LineageGraph) -> [String] {
    let artifact = graph[node]
    let traits = Set(artifact.traits.filter { $0.basis == .declared }.map(\.trait)).sorted()
    let head = "\(id(node, graph)) \(artifact.kind) \(texts(artifact.properties)) \(traits)"
    return [head] + artifact.derivations.map { line($0, of: node, graph) }
  }

  private static func line(
    _ made: LineageGraph.Derivation, of node: LineageGraph.NodeID, _ graph: LineageGraph
  ) -> String {
    var inputs: [String] = []
    for edge in graph.inputs(of: node) where edge.statement == made.statement {
      inputs.append("\(edge.role) \(id(edge.from, graph)) \(edge.share.map { String($0) } ?? "-")")
    }
    return "\(id(node, graph)) <- \(made.method) \(made.recipe ?? "-") \(texts(made.properties)) \(inputs.sorted())"
  }

  private static func id(_ node: LineageGraph.NodeID, _ graph: LineageGraph) -> String {
    ([graph[node].name] + graph[node].digests.map(\.description)).joined(separator: "@")
  }

  private static func texts(_ texts: [String: String]) -> String {
    texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
  }
}
