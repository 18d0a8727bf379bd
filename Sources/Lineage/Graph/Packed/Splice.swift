/// New rows among those that a column has, which belong to items and lie one item after the other. The new rows of an
/// item come after those that it has. O(new rows · log + items).
struct Splice {
  /// The new rows in the order in which they come to lie.
  let order: [Int]
  /// The row of the column before which each of them comes, in that order.
  let places: [Int]
  /// The first row of each item, and the number of all rows.
  let starts: [UInt32]

  /// - Parameters:
  ///   - items: the item of each new row, below `count`.
  ///   - old: the first row of each item before, and the number of rows.
  ///   - first: the new rows in the order in which those of one item come; nil for the order in which they are given.
  ///   - place: the row before which a new row of an item that is there already comes; nil for the end of the item.
  init(
    _ items: [UInt32], into old: Column<UInt32>, count: Int, first: [Int]? = nil, place: ((Int) -> Int)? = nil
  ) {
    let oldCount = max(0, old.count - 1)
    let end = old.count > 0 ? Int(old[oldCount]) : 0
    // The sort is stable.
    order = (first ?? Array(items.indices)).sorted { items[$0] < items[$1] }
    places = order.map { row in
      let item = Int(items[row])
      return item >= oldCount ? end : place?(row) ?? Int(old[item + 1])
    }
    var starts: [UInt32] = []
    starts.reserveCapacity(count + 1)
    var next = 0
    for item in 0...count {
      while next < order.count, Int(items[order[next]]) < item { next += 1 }
      starts.append(old[min(item, oldCount)] + UInt32(next))
    }
    self.starts = starts
  }

  /// Where a row comes to lie. O(log new rows).
  func moved(_ row: UInt32) -> UInt32 {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] <= Int(row) { low = middle + 1 } else { high = middle }
    }
    return row + UInt32(low)
  }
}
