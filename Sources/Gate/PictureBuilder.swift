import Lineage
import Reporting
import Risk

/// The part of the lineage that one gate looked at: everyone measured, with all that they were made from.
struct PictureBuilder {
  let judged: Judged
  let subject: RiskSubject

  private var graph: LineageGraph { subject.graph }

  var picture: LineagePicture {
    let models = judged.cast.models
    let nodes = Set(models + graph.ancestors(of: models).map(\.node)).sorted()
    let shown = Set(nodes)
    let edges = nodes.flatMap { node in graph.inputs(of: node).filter { shown.contains($0.from) } }
    return LineagePicture(nodes: nodes.map(node), edges: edges.map(edge))
  }

  private func node(_ id: LineageGraph.NodeID) -> LineagePicture.Node {
    let artifact = graph[id]
    return LineagePicture.Node(
      id: key(id), name: artifact.name, kind: artifact.kind,
      role: artifact.kind == .dataset ? .dataset : judged.cast.role(of: id),
      carriesTrait: artifact.traits.contains { $0.standing == .carries })
  }

  private func edge(_ edge: LineageGraph.Edge) -> LineagePicture.Edge {
    LineagePicture.Edge(
      from: key(edge.from), to: key(edge.to), words: graph.describe(edge).edge, known: edge.knowledge)
  }

  /// The name, with the node's number where several versions of one name are in the record.
  private func key(_ id: LineageGraph.NodeID) -> String {
    let name = graph[id].name
    return graph.versions(of: name).count > 1 ? "\(name)#\(id)" : name
  }
}
