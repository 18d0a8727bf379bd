/// An artifact that was reached from another one.
package struct ReachedNode: Sendable, Equatable {
  package var node: NodeSummary
  /// Number of derivations in between, from 1.
  package var distance: Int
  /// Role of the last edge.
  package var via: InputRole
  /// Taint weight in (0, 1], where the question is about inheritance.
  package var weight: Double?
  /// The last edge of the heaviest path, where the question is about inheritance.
  package var lastHop: EdgeDescription?
  /// The heaviest path, where the question is about inheritance and paths were asked for; otherwise empty.
  package var path: [EdgeDescription] = []

  package var json: JSONValue {
    var members = node.members
    members["distance"] = JSONValue(distance)
    members["via"] = .string(via.rawValue)
    members["weight"] = weight.map { .number($0) }
    members["from"] = lastHop.map { .string($0.from) }
    members["path"] = path.isEmpty ? nil : .array(path.map(\.json))
    return .object(members)
  }
}

extension EdgeDescription {
  package var json: JSONValue {
    .object(["from": .string(from), "to": .string(to), "edge": .string(edge), "known": .string(known.rawValue)])
  }
}

/// What a closure reached, nearest first, then by name; each row is made when it is asked for.
package struct ClosureAnswer: RandomAccessCollection, Sendable {
  private let graph: LineageGraph
  private let visits: [Visit]

  /// - Parameter visits: nearest first.
  init(_ visits: [Visit], in graph: LineageGraph) {
    self.graph = graph
    var sorted: [Visit] = []
    sorted.reserveCapacity(visits.count)
    for distance in visits.chunked(by: \.distance) { sorted += graph.packed.sortedByName(distance, node: \.node) }
    self.visits = sorted
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { visits.count }
  package subscript(position: Int) -> ReachedNode {
    let visit = visits[position]
    return ReachedNode(node: graph.summary(visit.node), distance: visit.distance, via: visit.via)
  }
}

extension LineageGraph {
  /// What all versions of an artifact together were made from.
  package func answer(ancestorsOf versions: [NodeID], via: EdgeSelection, depth: Int? = nil) -> ClosureAnswer {
    ClosureAnswer(ancestors(of: versions, via: via, depth: depth), in: self)
  }

  /// What was made from any version of an artifact.
  package func answer(descendantsOf versions: [NodeID], via: EdgeSelection, depth: Int? = nil) -> ClosureAnswer {
    ClosureAnswer(descendants(of: versions, via: via, depth: depth), in: self)
  }

  /// Every path from any of some versions to any of others, shortest first, in words.
  package func describedPaths(
    from: [NodeID], to: [NodeID], via selection: EdgeSelection = .all, limit: Int = 100
  ) -> [[EdgeDescription]] {
    paths(from: from, to: to, via: selection, limit: limit).map { $0.map(describe) }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The runs of neighbours that are equal in some value.
  func chunked<Value: Equatable>(by value: (Element) -> Value) -> [SubSequence] {
    var chunks: [SubSequence] = []
    var start = startIndex
    while start < endIndex {
      let first = value(self[start])
      var end = start + 1
      while end < endIndex, value(self[end]) == first { end += 1 }
      chunks.append(self[start..<end])
      start = end
    }
    return chunks
  }
}
