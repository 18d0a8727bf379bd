/// The linear assignment problem: rows and columns of a square matrix of costs paired so that the sum is least.
package enum LinearAssignment {
  /// Rows. The sum of the costs of any path fits into 32 bits.
  package static let largest = 16_384

  /// The column of each row in an assignment of least total cost; which of several such is not said.
  ///
  /// The shortest augmenting path algorithm of Jonker and Volgenant (Computing 38, 1987). Integers, so that the
  /// optimum is exact and no rounding can make it go round in circles. O(n³) at worst; about O(n²) where most rows have
  /// a column of their own. Memory: O(n) beside the costs.
  /// - Parameter costs: n × n, row after row.
  /// - Precondition: `costs` has `size` squared elements, and `size` is at most `largest`.
  package static func solve(_ size: Int, costs: UnsafeBufferPointer<Int16>) -> [Int] {
    precondition(costs.count == size * size && size <= largest, "the costs must be a square matrix of bounded size")
    guard size > 0, let start = costs.baseAddress else { return [] }
    var solver = AssignmentSolver(size: size, costs: start)
    return solver.solve()
  }

  package static func solve(_ size: Int, costs: [Int16]) -> [Int] {
    costs.withUnsafeBufferPointer { solve(size, costs: $0) }
  }
}
