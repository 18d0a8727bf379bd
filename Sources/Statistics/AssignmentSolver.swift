/// The state of one linear assignment. The reduced cost of a pair is its cost less the price of the column; an
/// assignment is optimal when every row has a column of least reduced cost.
struct AssignmentSolver {
  private let size: Int
  private let costs: UnsafePointer<Int16>
  private var prices: [Int32]
  private var columnOfRow: [Int]
  private var rowOfColumn: [Int]
  private var free: [Int] = []

  private static let none = -1

  init(size: Int, costs: UnsafePointer<Int16>) {
    self.size = size
    self.costs = costs
    prices = [Int32](repeating: 0, count: size)
    columnOfRow = [Int](repeating: Self.none, count: size)
    rowOfColumn = columnOfRow
  }

  mutating func solve() -> [Int] {
    reduceColumns()
    for _ in 0..<2 { contestRows() }
    var search = AssignmentSearch(size: size)
    for row in free { augment(from: row, &search) }
    return columnOfRow
  }

  /// Each column gets the price of its cheapest row, and that row if the row is still free; the price of a column
  /// that is the only choice of its row is lowered until the row's second choice is as good.
  private mutating func reduceColumns() {
    var cheapest = [Int](repeating: 0, count: size)
    prices = (0..<size).map { Int32(costs[$0]) }
    for row in 1..<max(1, size) {
      let costs = self.costs + row * size
      for column in 0..<size where Int32(costs[column]) < prices[column] {
        prices[column] = Int32(costs[column])
        cheapest[column] = row
      }
    }
    var claims = [Int](repeating: 0, count: size)
    for column in stride(from: size - 1, through: 0, by: -1) {
      let row = cheapest[column]
      claims[row] += 1
      if claims[row] == 1 { assign(row, column) }
    }
    for row in 0..<size where claims[row] < 2 {
      if claims[row] == 0 { free.append(row) } else { lowerPrice(ofOnlyColumnOf: row) }
    }
  }

  private mutating func lowerPrice(ofOnlyColumnOf row: Int) {
    guard size > 1 else { return }
    let own = columnOfRow[row]
    let saved = prices[own]
    // Out of the way while the least of the others is looked for.
    prices[own] = -1_000_000_000
    let other = twoSmallest(row).best
    prices[own] = saved - other.cost
  }

  private mutating func assign(_ row: Int, _ column: Int) {
    columnOfRow[row] = column
    rowOfColumn[column] = row
  }

  /// Each free row takes its best column from whoever has it, and lowers the price until its second choice is as good.
  private mutating func contestRows() {
    var waiting = Array(free.reversed())
    free = []
    // Ties can hand a column round many times; what is left after this many steps is settled by paths.
    var steps = 8 * size
    while let row = waiting.popLast() {
      steps -= 1
      guard steps > 0, size > 1 else {
        free.append(row)
        continue
      }
      let choice = twoSmallest(row)
      let (best, second) = (choice.best, choice.second)
      var column = best.column
      let isStrict = best.cost < second.cost
      if isStrict {
        prices[column] -= second.cost - best.cost
      } else if rowOfColumn[column] != Self.none {
        column = second.column
      }
      let former = rowOfColumn[column]
      assign(row, column)
      guard former != Self.none else { continue }
      columnOfRow[former] = Self.none
      if isStrict { waiting.append(former) } else { free.append(former) }
    }
  }

  private func twoSmallest(_ row: Int) -> TwoSmallest {
    prices.withUnsafeBufferPointer { prices in
      TwoSmallest(UnsafeBufferPointer(start: costs + row * size, count: size), less: prices)
    }
  }

  /// Gives a free row a column along the cheapest path of reassignments, and keeps every reduced cost right.
  private mutating func augment(from row: Int, _ search: inout AssignmentSearch) {
    search.start()
    var (current, base) = (row, Int32(0))
    while true {
      let costs = UnsafeBufferPointer(start: self.costs + current * size, count: size)
      let (column, distance) = search.relax(current, costs: costs, prices: prices, by: base)
      let owner = rowOfColumn[column]
      guard owner != Self.none else {
        for settled in search.settled { prices[settled.column] += settled.distance - distance }
        reassign(to: column, search)
        return
      }
      search.settle(column, distance)
      base = distance - (Int32(self.costs[owner * size + column]) - prices[column])
      current = owner
    }
  }

  /// Walks the path back and hands each column to the row from which it was reached.
  private mutating func reassign(to end: Int, _ search: AssignmentSearch) {
    var column = end
    while true {
      let row = search.row(before: column)
      let next = columnOfRow[row]
      assign(row, column)
      guard next != Self.none else { return }
      column = next
    }
  }
}
