/// Which edges a question follows.
package enum EdgeSelection: String, Sendable, CaseIterable {
  /// Initialisation only: from which weights.
  case initialisation = "init"
  /// Data and teachers only.
  case data
  /// Everything, prompts included.
  case all

  package func includes(_ edge: LineageGraph.Edge) -> Bool {
    switch self {
    case .initialisation: edge.isInitialisation
    case .data: edge.isData
    case .all: true
    }
  }
}

/// A node reached by a closure.
package struct Visit: Sendable, Equatable {
  package var node: LineageGraph.NodeID
  /// Number of derivations from the nearest start.
  package var distance: Int
  /// The role of the edge by which it was first reached.
  package var via: InputRole
}

extension LineageGraph {
  /// Everything that the starts were made from, nearest first; the starts themselves are left out.
  /// O(nodes + edges of the closure).
  package func ancestors(of starts: [NodeID], via selection: EdgeSelection = .all, depth: Int? = nil) -> [Visit] {
    closure(from: starts, depth: depth) { node, visit in
      for edge in inputs(of: node) where selection.includes(edge) { visit(edge.from, edge.role) }
    }
  }

  /// Everything that was made from the starts, nearest first; the starts themselves are left out.
  package func descendants(of starts: [NodeID], via selection: EdgeSelection = .all, depth: Int? = nil) -> [Visit] {
    closure(from: starts, depth: depth) { node, visit in
      for edge in outputs(of: node) where selection.includes(edge) { visit(edge.to, edge.role) }
    }
  }

  /// Breadth first over `neighbours`.
  private func closure(
    from starts: [NodeID], depth: Int?, neighbours: (NodeID, (NodeID, InputRole) -> Void) -> Void
  ) -> [Visit] {
    var seen = Set(starts)
    var queue = starts.map { (node: $0, distance: 0) }
    var visits: [Visit] = []
    var head = 0
    while head < queue.count {
      let current = queue[head]
      head += 1
      if let depth, current.distance >= depth { continue }
      neighbours(current.node) { next, role in
        guard seen.insert(next).inserted else { return }
        queue.append((next, current.distance + 1))
        visits.append(Visit(node: next, distance: current.distance + 1, via: role))
      }
    }
    return visits
  }
}
