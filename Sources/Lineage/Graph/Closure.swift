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

  /// The tags of packed edges that are followed, as bits.
  var tags: UInt32 {
    switch self {
    case .initialisation: Self.bits { $0 & 1 == 1 }
    case .data: Self.dataTags
    case .all: 0xFFFF
    }
  }

  static let dataTags = bits { [.data, .teacher, .judge].contains(PackedEdge.role($0)) }

  private static func bits(_ includes: (UInt32) -> Bool) -> UInt32 {
    (0..<16).filter(includes).reduce(0) { $0 | 1 << $1 }
  }
}

/// A node reached by a closure.
package struct Visit: Sendable, Equatable {
  // Twelve bytes instead of twenty-four: a closure may have millions.
  private let packedNode: UInt32
  private let packedDistance: UInt32
  /// The role of the edge by which it was first reached.
  package let via: InputRole

  package init(node: LineageGraph.NodeID, distance: Int, via: InputRole) {
    packedNode = UInt32(truncatingIfNeeded: node)
    packedDistance = UInt32(truncatingIfNeeded: distance)
    self.via = via
  }

  package var node: LineageGraph.NodeID { Int(packedNode) }
  /// Number of derivations from the nearest start.
  package var distance: Int { Int(packedDistance) }
}

extension LineageGraph {
  /// Everything that the starts were made from, nearest first; the starts themselves are left out.
  /// O(nodes + edges of the closure), and a bitmap over the graph.
  package func ancestors(of starts: [NodeID], via selection: EdgeSelection = .all, depth: Int? = nil) -> [Visit] {
    closure(from: starts, selection, depth, packed.inputs, packed.inputRows)
  }

  /// Everything that was made from the starts, nearest first; the starts themselves are left out.
  package func descendants(of starts: [NodeID], via selection: EdgeSelection = .all, depth: Int? = nil) -> [Visit] {
    closure(from: starts, selection, depth, packed.outputs, packed.outputRows)
  }

  /// Breadth first; the visits are also the queue.
  @inline(__always)
  private func closure(
    from starts: [NodeID], _ selection: EdgeSelection, _ depth: Int?, _ edges: Column<UInt32>,
    _ rows: (NodeID) -> Range<Int>
  ) -> [Visit] {
    var seen = NodeSet(count: packed.nodeCount)
    var visits: [Visit] = []
    let (tags, depth) = (selection.tags, depth ?? .max)
    for start in starts { _ = seen.insert(start) }
    var next = -starts.count
    while next < visits.count {
      let (node, distance) = next < 0 ? (starts[starts.count + next], 0) : (visits[next].node, visits[next].distance)
      next += 1
      guard distance < depth else { continue }
      for row in rows(node) {
        let edge = PackedEdge(word: edges[row])
        guard tags >> edge.tag & 1 == 1, seen.insert(packed.end(edge)) else { continue }
        visits.append(Visit(node: packed.end(edge), distance: distance + 1, via: edge.role))
      }
    }
    return visits
  }
}
