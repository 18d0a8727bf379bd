import Statistics
import Testing

@Suite("Linear assignment")
struct LinearAssignmentTests {
  private func cost(_ columns: [Int], _ size: Int, _ costs: [Int16]) -> Int {
    columns.enumerated().reduce(0) { $0 + Int(costs[$1.offset * size + $1.element]) }
  }

  /// The least cost of all assignments, by trying every one of them.
  private func least(_ size: Int, _ costs: [Int16], row: Int = 0, used: Set<Int> = []) -> Int {
    guard row < size else { return 0 }
    return (0..<size).filter { !used.contains($0) }.map { column in
      Int(costs[row * size + column]) + least(size, costs, row: row + 1, used: used.union([column]))
    }.min() ?? 0
  }

  @Test("It finds the least cost of all assignments", arguments: 1...7)
  func exhaustive(size: Int) {
    var random = RandomSource(seed: UInt64(size), stream: "assignment")
    for bound in [3, 50, 60_000] {
      for _ in 0..<20 {
        let costs = (0..<size * size).map { _ in Int16(random.uniform(below: bound) - bound / 2) }
        let found = LinearAssignment.solve(size, costs: costs)
        #expect(found.sorted() == Array(0..<size))
        #expect(cost(found, size, costs) == least(size, costs))
      }
    }
  }

  /// The optimum is known: prices and rewards are hidden in the costs, and the hidden pairs are the only ones without
  /// an extra.
  @Test("It finds a hidden assignment", arguments: [16, 17, 33, 100, 150])
  func hidden(size: Int) {
    var random = RandomSource(seed: 7, stream: "hidden \(size)")
    var pairs = Array(0..<size)
    random.shuffle(&pairs)
    let rows = (0..<size).map { _ in random.uniform(below: 8000) }
    let columns = (0..<size).map { _ in random.uniform(below: 8000) }
    let costs = (0..<size * size).map { index in
      let (row, column) = (index / size, index % size)
      let extra = pairs[row] == column ? 0 : 1 + random.uniform(below: 900)
      return Int16(rows[row] + columns[column] + extra)
    }
    #expect(LinearAssignment.solve(size, costs: costs) == pairs)
  }

  @Test("Equal costs, where every assignment is as good, give one; no rows give none")
  func degenerate() {
    #expect(LinearAssignment.solve(64, costs: [Int16](repeating: 5, count: 64 * 64)).sorted() == Array(0..<64))
    #expect(LinearAssignment.solve(0, costs: []) == [])
    let extreme = (0..<40 * 40).map { $0 % 3 == 0 ? Int16.min : Int16.max }
    #expect(LinearAssignment.solve(40, costs: extreme).sorted() == Array(0..<40))
  }
}
