extension Multiplicity {
  /// The e-BH procedure (Wang and Ramdas, JRSS B 84, 2022): which hypotheses are rejected at false discovery rate
  /// `level`, under any dependence of the e-values.
  ///
  /// An e-value that is negative or not a number counts as 0. Nothing is rejected for a level outside 0..<1.
  /// O(n log n).
  package static func eBenjaminiHochberg(_ eValues: [Double], level: Double) -> [Bool] {
    guard level > 0, level < 1 else { return eValues.map { _ in false } }
    let values = eValues.map { $0 > 0 ? $0 : 0 }
    let descending = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    let count = Double(values.count)
    let last = descending.indices.last { rank in values[descending[rank]] * Double(rank + 1) >= count / level }
    var rejected = values.map { _ in false }
    for rank in 0..<(last.map { $0 + 1 } ?? 0) { rejected[descending[rank]] = true }
    return rejected
  }
}
