import Testing

@testable import Lineage

@Suite("The beginnings of many paths")
struct PathTreeTests {
  @Test("Are compared where they part, as whole lists are", arguments: UInt64(0)..<50)
  func reference(seed: UInt64) {
    var dice = Dice(seed: seed)
    let tree = PathTree(start: 0)
    var lists: [[[Int]]] = [[]]
    for _ in 0..<60 {
      // Rather the newest, so that there are long ones.
      let path = dice.chance(0.7) ? lists.count - 1 : dice.below(lists.count)
      // Each edge out of a path is another.
      let (node, edge) = (dice.below(3), lists.count)
      #expect(tree.extend(UInt32(path), by: UInt32(edge), to: node) == UInt32(lists.count))
      lists.append(lists[path] + [[node, edge]])
    }
    for (left, first) in lists.enumerated() {
      #expect(tree.edges(UInt32(left)).map { [$0.node, $0.edge] } == first)
      for (right, second) in lists.enumerated() where left != right {
        let parted = zip(first, second).first { $0 != $1 }
        let expected = parted.map { $0.lexicographicallyPrecedes($1) } ?? (first.count > second.count)
        #expect(tree.precedes(UInt32(left), UInt32(right)) == expected)
      }
    }
  }
}
