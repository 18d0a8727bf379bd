import Lineage

extension LineageGraph {
  /// The share of a model's training data that each group of teachers wrote, in [0, 1], over all the ways by which their
  /// outputs came into them; nil where a share on the way is not recorded. The only data input of a derivation is all of
  /// its data. A group that wrote nothing of it is left out. O(data closure · groups that meet in it).
  /// - Parameter group: the group of a teacher; nil for those that are not asked about.
  func shares<Group: Hashable>(inDataOf model: NodeID, by group: (NodeID) -> Group?) -> [Group: Double?] {
    var shares: [NodeID: [Group: Double?]] = [:]
    for node in sourcesFirst(model) {
      shares[node] = self.shares(in: node, shares, by: group)
    }
    return (shares[model] ?? [:]).mapValues { $0.map { min(1, $0) } }
  }

  /// - Parameter shares: those of every data input of the node.
  private func shares<Group: Hashable>(
    in node: NodeID, _ shares: [NodeID: [Group: Double?]], by group: (NodeID) -> Group?
  ) -> [Group: Double?] {
    var total: [Group: Double?] = [:]
    let hops = hops(into: node)
    let data = hops.filter { $0.role == .data }
    for hop in data {
      let share = self.share(of: hop) ?? (data.count == 1 ? 1 : nil)
      for (group, part) in shares[hop.from] ?? [:] {
        total.updateValue(sum(total[group] ?? 0, product(share, part)), forKey: group)
      }
    }
    for hop in hops where hop.role == .teacher {
      if let group = group(hop.from) { total.updateValue(1, forKey: group) }
    }
    return total
  }

  private func sum(_ left: Double?, _ right: Double?) -> Double? {
    left.flatMap { left in right.map { left + $0 } }
  }

  private func product(_ left: Double?, _ right: Double?) -> Double? {
    left.flatMap { left in right.map { left * $0 } }
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
        stack += hops(into: node).filter { $0.role == .data }.map(\.from).filter { !entered.contains($0) }
      } else {
        stack.removeLast()
        if left.insert(node).inserted { order.append(node) }
      }
    }
    return order
  }
}
