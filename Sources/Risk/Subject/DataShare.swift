import Lineage

extension LineageGraph {
  /// The share of a model's training data that any of these teachers wrote, in [0, 1], over all the ways by which their
  /// outputs came into them; nil where a share on the way is not recorded. The only data input of a derivation is all of
  /// its data. O(data closure).
  func share(of teachers: Set<NodeID>, inDataOf model: NodeID) -> Double? {
    var shares: [NodeID: Double?] = [:]
    for node in sourcesFirst(model) {
      shares[node] = .some(share(of: teachers, in: node, shares))
    }
    return (shares[model] ?? nil).map { min(1, $0) }
  }

  /// - Parameter shares: those of every data input of the node.
  private func share(of teachers: Set<NodeID>, in node: NodeID, _ shares: [NodeID: Double?]) -> Double? {
    if inputs(of: node).contains(where: { $0.role == .teacher && teachers.contains($0.from) }) { return 1 }
    let data = inputs(of: node).filter { $0.role == .data }
    var total = 0.0
    for edge in data {
      let part = shares[edge.from] ?? nil
      if part == 0 { continue }
      guard let part, let share = edge.share ?? (data.count == 1 ? 1 : nil) else { return nil }
      total += share * part
    }
    return total
  }

  /// A model and all its data, every artifact after those that it was made from. Depth first with its own stack, since
  /// chains of derivations may be long.
  private func sourcesFirst(_ model: NodeID) -> [NodeID] {
    var order: [NodeID] = []
    var entered: Set<NodeID> = []
    var left: Set<NodeID> = []
    var stack = [model]
    while let node = stack.last {
      if entered.insert(node).inserted {
        stack += inputs(of: node).filter { $0.role == .data }.map(\.from).filter { !entered.contains($0) }
      } else {
        stack.removeLast()
        if left.insert(node).inserted { order.append(node) }
      }
    }
    return order
  }
}
