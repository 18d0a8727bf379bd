/// Finds artifacts that are the same bytes under different names.
///
/// A name is not an identity: what is known of the origin of some weights or data stays true when they are recorded
/// under another name. So each later one gets an edge from the one that was recorded before it.
struct SameBytes {
  /// What such an edge has in place of the id of a derivation's statement.
  static let mark = "same-bytes"

  private let graph: LineageGraph

  init(_ graph: LineageGraph) { self.graph = graph }

  /// The edges to be added; none between two that are connected already. O(nodes), and the closure of each pair found.
  var edges: [LineageGraph.Edge] {
    var latest: [Digest: LineageGraph.NodeID] = [:]
    var found: [LineageGraph.Edge] = []
    for node in graph.nodes.indices {
      for digest in graph[node].digests where Self.tells(digest) {
        if let earlier = latest[digest], let edge = edge(from: earlier, to: node), !found.contains(edge) {
          found.append(edge)
        }
        latest[digest] = node
      }
    }
    return found
  }

  /// An architecture is shared by models that have nothing else in common.
  private static func tells(_ digest: Digest) -> Bool { digest.scheme != .architecture }

  private func edge(from earlier: LineageGraph.NodeID, to later: LineageGraph.NodeID) -> LineageGraph.Edge? {
    let (first, second) = (graph[earlier], graph[later])
    guard first.kind == second.kind, first.name != second.name, !isConnected(earlier, later) else { return nil }
    let isModel = first.kind == .model
    return LineageGraph.Edge(
      from: earlier, to: later, role: isModel ? .base : .data, method: isModel ? .derived : .mixed,
      knowledge: .verified, statement: Self.mark)
  }

  private func isConnected(_ first: LineageGraph.NodeID, _ second: LineageGraph.NodeID) -> Bool {
    graph.ancestors(of: [first]).contains { $0.node == second }
      || graph.ancestors(of: [second]).contains { $0.node == first }
  }
}
