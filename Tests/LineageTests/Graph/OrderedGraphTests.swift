import Testing

@testable import Lineage

@Suite("A graph that stays acyclic")
struct OrderedGraphTests {
  @Test("Takes an edge exactly when it closes no cycle, and spells out a shortest one", arguments: UInt64(0)..<200)
  func reference(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let count = 2 + dice.below(10)
    var graph = OrderedGraph(order: (0..<count).shuffled(using: &dice))
    var outputs = [[Int]](repeating: [], count: count)
    for _ in 0..<3 * count {
      let starts = (0..<1 + dice.below(3)).map { _ in dice.below(count) }
      let output = dice.below(count)
      let shortest = starts.compactMap { Self.distance(from: output, to: $0, outputs) }.min()
      let way = graph.add(from: starts, to: output)
      #expect(way?.count == shortest.map { $0 + 1 })
      if let way {
        #expect(way.first == output)
        #expect(starts.contains(try #require(way.last)))
        #expect(zip(way, way.dropFirst()).allSatisfy { outputs[$0].contains($1) })
      } else {
        for start in starts { outputs[start].append(output) }
      }
    }
  }

  private static func distance(from start: Int, to end: Int, _ outputs: [[Int]]) -> Int? {
    var distances = [start: 0]
    var queue = [start]
    while !queue.isEmpty {
      let node = queue.removeFirst()
      for next in outputs[node] where distances[next] == nil {
        distances[next] = (distances[node] ?? 0) + 1
        queue.append(next)
      }
    }
    return distances[end]
  }
}
