/// Adjustments for testing several hypotheses at once.
///
/// Both take p-values in any order and give adjusted ones in the same order, each in 0...1 and never below its own:
/// reject where the adjusted p is at most α. A p outside 0...1 is clamped; one that is not a number counts as a
/// hypothesis with p = 1. O(n log n).
package enum Multiplicity {
  /// Holm's step-down procedure (Scandinavian Journal of Statistics 6, 1979): family-wise error under any dependence.
  package static func holm(_ p: [Double]) -> [Double] {
    let values = p.map(clamped)
    var adjusted = values
    var highest = 0.0
    for (rank, index) in ascending(values).enumerated() {
      highest = max(highest, min(1, values[index] * Double(values.count - rank)))
      adjusted[index] = highest
    }
    return adjusted
  }

  /// Benjamini and Hochberg's step-up procedure (JRSS B 57, 1995): false discovery rate under independence or positive
  /// dependence.
  package static func benjaminiHochberg(_ p: [Double]) -> [Double] {
    let values = p.map(clamped)
    var adjusted = values
    var lowest = 1.0
    for (rank, index) in ascending(values).enumerated().reversed() {
      lowest = min(lowest, values[index] * (Double(values.count) / Double(rank + 1)))
      adjusted[index] = lowest
    }
    return adjusted
  }

  private static func clamped(_ p: Double) -> Double {
    p.isNaN ? 1 : min(max(p, 0), 1)
  }

  /// Indices by value, ties by index.
  private static func ascending(_ values: [Double]) -> [Int] {
    values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  }
}
