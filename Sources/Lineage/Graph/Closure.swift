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
  // Eight bytes instead of twenty-four: a closure may have millions.
  private let edge: PackedEdge
  private let packedDistance: UInt32

  package init(node: LineageGraph.NodeID, distance: Int, via: InputRole) {
    self.init(
      edge: PackedEdge(node: node, tag: PackedEdge.tag(via, .derived)), UInt32(truncatingIfNeeded: distance))
  }

  init(edge: PackedEdge, _ distance: UInt32) {
    self.edge = edge
    packedDistance = distance
  }

  package var node: LineageGraph.NodeID { edge.node }
  /// Number of derivations from the nearest start.
  package var distance: Int { Int(packedDistance) }
  /// The role of the edge by which it was first reached.
  package var via: InputRole { edge.role }

  package static func == (left: Visit, right: Visit) -> Bool {
    left.node == right.node && left.distance == right.distance && left.via == right.via
  }
}

extension LineageGraph {
  /// Everything that the starts were made from, nearest first; the starts themselves are left out.
  /// O(nodes + edges of the closure), and a bitmap over the graph.
  package func ancestors(of starts: [NodeID], via selection: EdgeSelection = .all, depth: Int? = nil) -> [Visit] {
    ancestors(of: starts, tags: selection.tags, depth: depth)
  }

  /// - Parameter tags: those of the edges that are followed, as bits.
  func ancestors(of starts: [NodeID], tags: UInt32, depth: Int? = nil) -> [Visit] {
    closure(from: starts, tags, depth, packed.inputs, packed.inputStart)
  }

  /// Everything that was made from the starts, nearest first; the starts themselves are left out.
  package func descendants(of starts: [NodeID], via selection: EdgeSelection = .all, depth: Int? = nil) -> [Visit] {
    closure(from: starts, selection.tags, depth, packed.outputs, packed.outputStart)
  }

  /// Breadth first; the visits are also the queue. Each end of an edge is written behind the last visit and counts where
  /// it is new: whether it is cannot be foretold, so that a jump would cost more than the rest.
  @inline(__always)
  private func closure(
    from starts: [NodeID], _ tags: UInt32, _ depth: Int?, _ edges: Column<UInt32>,
    _ rowStarts: Column<UInt32>
  ) -> [Visit] {
    var seen = NodeSet(count: packed.nodeCount)
    let depth = UInt32(clamping: depth ?? .max)
    for start in starts { _ = seen.insert(start) }
    return [Visit](unsafeUninitializedCapacity: packed.nodeCount + 1) { visits, count in
      var next = -starts.count
      while next < count {
        let (node, distance) =
          next < 0 ? (starts[starts.count + next], 0) : (visits[next].node, UInt32(visits[next].distance))
        next += 1
        guard distance < depth else { continue }
        for row in rowStarts.rows(of: node, limit: packed.edgeCount) {
          let edge = packed.inside(PackedEdge(word: edges[row]))
          visits.initializeElement(at: count, to: Visit(edge: edge, distance + 1))
          count += seen.count(inserting: edge.node, if: tags >> edge.tag & 1)
        }
      }
    }
  }
}
