/// Whether two samples have one distribution, by the unbiased maximum mean discrepancy (Gretton et al., JMLR 13, 2012), with
/// values compared only within their block: replies to the same prompt (Gao et al., Model Equality Testing, 2024).
package struct MaximumMeanDiscrepancy: Sendable, Equatable {
  /// The mean over the blocks of MMD²; unbiased, and so negative about half the time when nothing differs.
  package var statistic: Double
  /// (b + 1)/(B + 1) over random relabellings within the blocks.
  package var p: Double

  /// The most values in one block: its kernel matrix is kept.
  package static let mostInBlock = 2_000

  /// - Parameters:
  ///   - blocks: the values of both samples for each block, at least two of each.
  ///   - kernel: symmetric and positive definite; must be finite.
  /// Nil for no block, one that is too small or too large, a kernel value that is not finite, or `draws` below 1.
  /// O(Σ n² · draws) for blocks of n values.
  package init?<Value>(
    _ blocks: [(a: [Value], b: [Value])], draws: Int, random: inout RandomSource, kernel: (Value, Value) -> Double
  ) {
    guard !blocks.isEmpty, draws > 0 else { return nil }
    var pools: [KernelPool] = []
    for block in blocks {
      guard let pool = KernelPool(block.a, block.b, kernel) else { return nil }
      pools.append(pool)
    }
    let count = Double(pools.count)
    statistic = pools.reduce(0) { $0 + $1.discrepancy } / count
    var hits = 0
    for _ in 0..<draws {
      var drawn = 0.0
      for index in pools.indices {
        pools[index].relabel(&random)
        drawn += pools[index].discrepancy
      }
      // Sums of the same terms in another order are ties.
      if drawn / count >= statistic - 1e-12 * max(1, abs(statistic)) { hits += 1 }
    }
    p = Double(hits + 1) / (Double(draws) + 1)
  }
}

/// The values of one block with their kernel matrix and their present labels.
private struct KernelPool {
  private let matrix: [Double]
  private var order: [Int]
  private let first: Int

  init?<Value>(_ a: [Value], _ b: [Value], _ kernel: (Value, Value) -> Double) {
    let all = a + b
    guard a.count > 1, b.count > 1, all.count <= MaximumMeanDiscrepancy.mostInBlock else { return nil }
    var matrix = [Double](repeating: 0, count: all.count * all.count)
    for row in all.indices {
      for column in 0..<row {
        let value = kernel(all[row], all[column])
        guard value.isFinite else { return nil }
        matrix[row * all.count + column] = value
        matrix[column * all.count + row] = value
      }
    }
    self.matrix = matrix
    order = Array(all.indices)
    first = a.count
  }

  mutating func relabel(_ random: inout RandomSource) {
    for index in 0..<first { order.swapAt(index, index + random.uniform(below: order.count - index)) }
  }

  /// Mean of k over pairs within a, plus within b, minus twice the mean over pairs across; the diagonal is left out.
  var discrepancy: Double {
    var (within, across, other) = (0.0, 0.0, 0.0)
    for (place, row) in order.enumerated() {
      for (second, column) in order.enumerated() where second < place {
        let value = matrix[row * order.count + column]
        if place < first { within += value } else if second >= first { other += value } else { across += value }
      }
    }
    let (m, n) = (Double(first), Double(order.count - first))
    return 2 * within / (m * (m - 1)) + 2 * other / (n * (n - 1)) - 2 * across / (m * n)
  }
}
