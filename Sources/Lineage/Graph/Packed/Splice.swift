/// New rows among those that a column has, which belong to items and lie one item after the other. The new rows of an
/// item come after those that it has. O(new rows · log + items).
struct Splice {
  /// The new rows in the order in which they come to lie.
  let order: [Int]
  /// The row of the column before which each of them comes, in that order.
  let places: [Int]
  /// How many items begin where they did; the end of the last counts as one.
  let unchanged: Int
  /// The first row of each item after these, and the number of all rows.
  let starts: [UInt32]

  /// Nil where the first rows that a damaged file gives are in no order, so that there is no place for a new one.
  /// - Parameters:
  ///   - items: the item of each new row, below `count`.
  ///   - old: the first row of each item before, and the number of rows.
  ///   - first: the new rows in the order in which those of one item come; nil for the order in which they are given.
  ///   - place: the row before which a new row of an item that is there already comes; nil for the end of the item.
  init?(
    _ items: [UInt32], into old: Column<UInt32>, count: Int, first: [Int]? = nil, place: ((Int) -> Int)? = nil
  ) {
    let oldCount = max(0, old.count - 1)
    let end = Int(old[oldCount])
    // The sort is stable.
    order = (first ?? Array(items.indices)).sorted { items[$0] < items[$1] }
    places = order.map { row in
      let item = Int(items[row])
      return item >= oldCount ? end : place?(row) ?? Int(old[item + 1])
    }
    guard places.last ?? 0 <= end, zip(places, places.dropFirst()).allSatisfy(<=) else { return nil }
    unchanged = min(old.count, order.first.map { Int(items[$0]) + 1 } ?? count + 1)
    starts = Self.starts(order.map { items[$0] }, old, unchanged..<count + 1)
  }

  /// - Parameter items: of the new rows, ascending.
  private static func starts(_ items: [UInt32], _ old: Column<UInt32>, _ wanted: Range<Int>) -> [UInt32] {
    var next = 0
    return wanted.map { item in
      while next < items.count, Int(items[next]) < item { next += 1 }
      return old[min(item, max(0, old.count - 1))] &+ UInt32(next)
    }
  }

  /// Where a row comes to lie. O(log new rows).
  func moved(_ row: UInt32) -> UInt32 {
    row &+ UInt32(places.indices.partitionPoint { places[$0] > Int(row) })
  }
}
