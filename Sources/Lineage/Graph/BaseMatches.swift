/// Pairs of models that observations say to be matched: they behave like one initialisation, or share the origin of
/// their weights, although no recorded derivation joins them.
package struct BaseMatches: Sendable, Equatable {
  /// Both ways.
  private var partners: [LineageGraph.NodeID: Set<LineageGraph.NodeID>] = [:]

  /// A model matches itself without being told: such pairs are left out.
  package init(_ pairs: [(LineageGraph.NodeID, LineageGraph.NodeID)] = []) {
    for (left, right) in pairs where left != right {
      partners[left, default: []].insert(right)
      partners[right, default: []].insert(left)
    }
  }

  /// Matches that follow from these: where all that a matched model started from goes back to one model, and so on the
  /// other side, the two at the beginning are matched as well, and with them whatever started from them. O(chains).
  package func lifted(in graph: LineageGraph) -> BaseMatches {
    var all = self
    for (left, partners) in partners {
      for right in partners where left < right {
        guard let first = graph.onlyBeginning(of: left), let second = graph.onlyBeginning(of: right), first != second
        else { continue }
        all.partners[first, default: []].insert(second)
        all.partners[second, default: []].insert(first)
      }
    }
    return all
  }

  package var isEmpty: Bool { partners.isEmpty }

  /// Every model that is matched with another, sorted.
  var models: [LineageGraph.NodeID] { partners.keys.sorted() }

  package func partners(of model: LineageGraph.NodeID) -> Set<LineageGraph.NodeID> { partners[model] ?? [] }
}

/// Two matched models, one of each initialisation chain.
package struct BaseMatch: Sendable, Hashable {
  package var left: LineageGraph.NodeID
  package var right: LineageGraph.NodeID
}

extension LineageGraph {
  /// The nearest matched pair of two models' initialisation chains, themselves included: the fewest derivations in all,
  /// then by name. O(both chains); nothing where there are no matches.
  package func match(_ left: NodeID, _ right: NodeID, among matches: BaseMatches) -> BaseMatch? {
    guard !matches.isEmpty else { return nil }
    let (onLeft, onRight) = (initialisations(of: left), initialisations(of: right))
    let pairs = onLeft.keys.flatMap { start in
      matches.partners(of: start).filter { onRight[$0] != nil }.map { BaseMatch(left: start, right: $0) }
    }
    return pairs.min { first, second in key(first, onLeft, onRight) < key(second, onLeft, onRight) }
  }

  /// What a model starts from, itself included, with the number of derivations to each. O(closure).
  func initialisations(of model: NodeID) -> [NodeID: Int] {
    ancestors(of: [model], via: .initialisation).reduce(into: [model: 0]) { $0[$1.node] = $1.distance }
  }

  /// The one model from which everything that this one started from goes back; nil for several.
  func onlyBeginning(of model: NodeID) -> NodeID? {
    let roots = roots(of: model)
    let beginnings = roots.known + roots.open
    return beginnings.count == 1 ? beginnings.first : nil
  }

  private func key(
    _ pair: BaseMatch, _ left: [NodeID: Int], _ right: [NodeID: Int]
  ) -> (Int, String, String, NodeID, NodeID) {
    let distance = (left[pair.left] ?? 0) + (right[pair.right] ?? 0)
    return (distance, self[pair.left].name, self[pair.right].name, pair.left, pair.right)
  }
}
