extension LineageGraph {
  /// A cycle, as its nodes in order and the first of them again at the end; nil for an acyclic graph. O(nodes + edges).
  package func anyCycle() -> [NodeID]? {
    var waiting = (0..<packed.nodeCount).map { packed.inputRows($0).count }
    var ready = waiting.indices.filter { waiting[$0] == 0 }
    var done = 0
    while done < ready.count {
      for row in packed.outputRows(ready[done]) {
        let output = packed.end(PackedEdge(word: packed.outputs[row]))
        waiting[output] -= 1
        if waiting[output] == 0 { ready.append(output) }
      }
      done += 1
    }
    guard let start = waiting.firstIndex(where: { $0 > 0 }) else { return nil }
    return cycle(backFrom: start, among: waiting)
  }

  /// Every node that is left over has an input that is left over: going back must come round.
  private func cycle(backFrom start: NodeID, among waiting: [Int]) -> [NodeID]? {
    var steps: [NodeID] = []
    var seen: [NodeID: Int] = [:]
    var node = start
    while seen[node] == nil {
      seen[node] = steps.count
      steps.append(node)
      guard let next = inputs(of: node).first(where: { waiting[$0.from] > 0 })?.from else { return nil }
      node = next
    }
    return seen[node].map { [node] + steps[$0...].dropFirst().reversed() + [node] }
  }
}
