import Glibc

/// The likelihood-ratio test of counts (Wilks; Woolf, Annals of Human Genetics 21, 1957).
package struct GTest: Sendable, Equatable {
  /// G = 2 Σ O·ln(O/E) ≥ 0.
  package var statistic: Double
  package var degreesOfFreedom: Int
  /// Natural logarithm of the p-value by the χ² distribution, which needs expected counts of about five and more.
  package var logP: Double
  /// The smallest expected count: what the approximation rests on.
  package var smallestExpected: Double

  /// Whether the rows of a table of counts have one distribution over its columns. Rows and columns without any count
  /// are left out. O(cells).
  ///
  /// Nil for rows of unequal length, a negative count, or fewer than two rows or columns that hold anything.
  package init?(independenceOf table: [[Int]]) {
    guard let width = table.first?.count, table.allSatisfy({ $0.count == width && $0.allSatisfy { $0 >= 0 } }) else {
      return nil
    }
    let rows = table.map { $0.reduce(0.0) { $0 + Double($1) } }
    let columns = (0..<width).map { column in table.reduce(0.0) { $0 + Double($1[column]) } }
    let total = rows.reduce(0, +)
    let (rowCount, columnCount) = (rows.count { $0 > 0 }, columns.count { $0 > 0 })
    guard rowCount > 1, columnCount > 1 else { return nil }
    var cells: [(observed: Double, expected: Double)] = []
    for (row, counts) in table.enumerated() where rows[row] > 0 {
      for (column, count) in counts.enumerated() where columns[column] > 0 {
        cells.append((Double(count), rows[row] * (columns[column] / total)))
      }
    }
    self.init(cells, degreesOfFreedom: (rowCount - 1) * (columnCount - 1))
  }

  /// Whether counts come from a distribution given by shares, which are scaled to sum to one.
  ///
  /// Nil for lists of unequal length or fewer than two, a negative value, a share of zero that was observed, or no count.
  package init?(observed: [Int], shares: [Double]) {
    let sum = shares.reduce(0, +)
    let total = observed.reduce(0.0) { $0 + Double($1) }
    guard observed.count == shares.count, observed.allSatisfy({ $0 >= 0 }), total > 0, sum > 0, sum.isFinite,
      shares.allSatisfy({ $0 >= 0 }), zip(observed, shares).allSatisfy({ $0 == 0 || $1 > 0 })
    else { return nil }
    let cells = zip(observed, shares).filter { $1 > 0 }.map { (Double($0), total * ($1 / sum)) }
    guard cells.count > 1 else { return nil }
    self.init(cells, degreesOfFreedom: cells.count - 1)
  }

  private init?(_ cells: [(observed: Double, expected: Double)], degreesOfFreedom: Int) {
    let terms = cells.map { $0.observed > 0 ? $0.observed * log($0.observed / $0.expected) : 0 }
    statistic = max(0, 2 * terms.reduce(0, +))
    self.degreesOfFreedom = degreesOfFreedom
    smallestExpected = cells.map(\.expected).min() ?? 0
    guard let logP = IncompleteGamma.logUpper(Double(degreesOfFreedom) / 2, statistic / 2) else { return nil }
    self.logP = logP
  }
}
