/// Rows sorted by the item they belong to, those of one item in their given order. O(rows + items).
struct Grouping {
  /// The first row of each item, and the number of rows.
  let starts: [UInt32]
  /// Numbers of the given rows, in the sorted order.
  let order: [UInt32]

  /// - Parameter items: the item of each row, below `count`.
  init(_ items: [UInt32], count: Int) {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for item in items { starts[Int(item) + 1] += 1 }
    for item in 0..<count { starts[item + 1] += starts[item] }
    var next = starts
    var order = [UInt32](repeating: 0, count: items.count)
    for (row, item) in items.enumerated() {
      order[Int(next[Int(item)])] = UInt32(row)
      next[Int(item)] += 1
    }
    self.starts = starts
    self.order = order
  }

  func sorted<Element>(_ column: [Element]) -> [Element] { order.map { column[Int($0)] } }
}
