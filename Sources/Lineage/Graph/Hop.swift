/// One edge into a node as a search sees it: numbers only, so that millions can be looked at.
package struct Hop: Sendable {
  /// Number of the edge, by output.
  let row: Int
  /// The output.
  package let to: LineageGraph.NodeID
  private let edge: PackedEdge
  private let mark: UInt8

  init(_ row: Int, to node: Int, in packed: PackedGraph) {
    self.row = row
    to = node
    edge = packed.inside(PackedEdge(word: packed.inputs[row]))
    mark = packed.edgeMark[row]
  }

  /// The input.
  package var from: LineageGraph.NodeID { edge.node }
  package var role: InputRole { edge.role }
  package var method: DerivationMethod { PackedMark.method(mark) }
  /// Whether the output starts from this input's weights.
  package var isInitialisation: Bool { edge.isInitialisation }
}

extension LineageGraph {
  /// The edges that lead into a node.
  package func hops(into node: NodeID) -> [Hop] { packed.inputRows(node).map { Hop($0, to: node, in: packed) } }

  /// The share of the output's data, in (0, 1]; nil when not recorded.
  package func share(of hop: Hop) -> Double? { packed.share(hop.row) }
}

extension LineageGraph {
  /// What is recorded of one derivation, without its texts.
  package struct Making: Sendable, Equatable {
    package var method: DerivationMethod
    package var knowledge: Knowledge
    package var hasRecipe: Bool
    package var hasProperties: Bool
  }

  /// The derivations of a node in the order of `Node.derivations`.
  package func makings(of node: NodeID) -> [Making] { packed.makings(of: node) }
}

extension PackedGraph {
  fileprivate func makings(of node: Int) -> [LineageGraph.Making] {
    let starts: Column<UInt32> = column(.derivationStart)
    let marks: Column<UInt8> = column(.derivationMark)
    let (recipes, properties): (Column<UInt32>, Column<UInt32>) = (
      column(.derivationRecipe), column(.derivationProperties)
    )
    return starts.rows(of: node, limit: marks.count).map { row in
      LineageGraph.Making(
        method: PackedMark.method(marks[row]), knowledge: PackedMark.knowledge(marks[row]),
        hasRecipe: recipes[row] != GraphDraft.none, hasProperties: properties[row] != GraphDraft.none)
    }
  }
}
